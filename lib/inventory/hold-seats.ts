import "server-only";
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/platform/ids";
import { once } from "@/lib/platform/once";
import { noteChange, seatStates } from "./availability";
import { type ClaimOutcome, decideClaim } from "./claims";
import { findEarlier } from "./find-earlier";
import { pickWithWaiting } from "./pick-places";
import { type HoldRecord, readHold } from "./read-hold";

export interface HoldRequest {
  eventKey: number;
  buyer: string;
  userId: string | null;
  /** False for a buyer who cannot come back under the same scope. */
  counted: boolean;
  key: string | null;
  /** Hash of the whole request, to tell a repetition from a misuse of the key. */
  hash: string;
  seconds: number;
  want: { seatNos: number[] } | { tierNo: number; quantity: number } | { choose: SeatChooser };
}

/** Chooses among the free places, given by seat number: their tier, −1 where none is free. Null when nothing will do. */
export type SeatChooser = (open: Int16Array) => number[] | null;

const DEALS = 4;
const CHOICES = 8;
/** A crowd that is told "sold out" shares one look at the rows for so long. */
const FRESH_MS = 150;

/**
 * Holds seats for a buyer: all of them or none.
 * @throws AppError seats_unavailable (extra.seatNos names them), sold_out, limit_per_buyer,
 *   sales_closed, idempotency_key_reused, too_busy, unavailable
 */
export async function holdSeats(request: HoldRequest): Promise<HoldRecord> {
  if ("seatNos" in request.want) {
    const seatNos = [...request.want.seatNos].sort((a, b) => a - b);
    return finish(request, await decide(request, seatNos));
  }
  if ("choose" in request.want) return holdChosen(request, request.want.choose);
  return holdPlaces(request, request.want.tierNo, request.want.quantity);
}

function decide(request: HoldRequest, seats: number[]) {
  return decideClaim({
    hold: newId("hold"),
    event: request.eventKey,
    buyer: request.buyer,
    user: request.userId,
    key: request.key,
    hash: request.hash,
    seats,
    seconds: request.seconds,
    counted: request.counted,
  });
}

/** General admission: places are dealt from the picture; a look at the rows themselves has the last word. */
async function holdPlaces(request: HoldRequest, tierNo: number, quantity: number): Promise<HoldRecord> {
  for (let deal = 0; deal < DEALS; deal++) {
    const states = await seatStates(request.eventKey, deal === 0 ? 2_000 : 0);
    const dealt = states.deal(tierNo, quantity);
    if (dealt.length === 0) break;
    try {
      const outcome = await decide(request, dealt);
      if (outcome.outcome !== "lost") return await finish(request, outcome);
    } finally {
      states.undeal(dealt);
    }
  }
  const picked = await lastLook(request.eventKey, tierNo, quantity);
  if (picked.length === quantity) {
    const outcome = await decide(request, picked);
    if (outcome.outcome !== "lost") return finish(request, outcome);
  }
  const earlier = await findEarlier(request.buyer, request.key);
  if (earlier) return repeated(request, earlier);
  throw new AppError("sold_out", "There are not that many places left in this tier.");
}

/**
 * Chosen by the picture of the hall, and again where somebody was faster. Seats on their way to others are
 * left to them while there are any besides; before "sold out" is said they are tried for as well, so that
 * the statement decides and a repetition finds what its first request got.
 */
async function holdChosen(request: HoldRequest, choose: SeatChooser): Promise<HoldRecord> {
  const lost = new Set<number>();
  for (let round = 0; round < CHOICES; round++) {
    const states = await seatStates(request.eventKey, round === 0 ? 500 : FRESH_MS);
    const chosen = choose(without(lost, states.open())) ?? choose(without(lost, states.open({ withDealt: true })));
    if (!chosen) {
      if (round === 0) continue;
      const earlier = await findEarlier(request.buyer, request.key);
      if (earlier) return repeated(request, earlier);
      throw new AppError("sold_out", "There are not that many seats left that fit.");
    }
    const seats = [...chosen].sort((a, b) => a - b);
    states.reserve(seats);
    try {
      const outcome = await decide(request, seats);
      if (outcome.outcome !== "lost") return await finish(request, outcome);
      for (const seat of outcome.taken) lost.add(seat);
    } finally {
      states.undeal(seats);
    }
  }
  throw new AppError("unavailable", "Too many people are choosing at once. Try again.", { retryAfterSeconds: 1 });
}

/** The picture may be a moment behind where other instances sell as well. */
function without(lost: Set<number>, open: Int16Array): Int16Array {
  for (const seat of lost) open[seat] = -1;
  return open;
}

/** What a look at a sold-out tier found, for a moment: a crowd need not look one by one. */
const looks = () =>
  once("inventory.looks", () => new LRUCache<string, Promise<number[]>>({ max: 10_000, ttl: FRESH_MS }));

async function lastLook(eventKey: number, tierNo: number, quantity: number): Promise<number[]> {
  const key = `${eventKey}:${tierNo}`;
  const known = await looks()
    .get(key)
    ?.catch(() => null);
  if (known && known.length < quantity) return known;
  const look = pickWithWaiting(eventKey, tierNo, quantity);
  looks().set(key, look);
  return look;
}

async function finish(request: HoldRequest, outcome: Exclude<ClaimOutcome, { outcome: "open" }>): Promise<HoldRecord> {
  switch (outcome.outcome) {
    case "won":
      noteChange(request.eventKey, { to: "held", seatNos: outcome.seatNos, until: outcome.expiresAt.getTime() });
      return {
        id: outcome.holdId,
        eventKey: request.eventKey,
        buyer: request.buyer,
        userId: request.userId,
        seatNos: outcome.seatNos,
        tierNos: outcome.tierNos,
        prices: outcome.prices,
        status: "active",
        extensions: 0,
        expiresAt: outcome.expiresAt,
      };
    case "earlier":
      return repeated(request, outcome);
    case "closed":
      throw new AppError("sales_closed", "Tickets for this event are not on sale now.");
    case "limit":
      throw new AppError(
        "limit_per_buyer",
        `One buyer may have at most ${outcome.maxPerBuyer} tickets for this event.`,
        {
          extra: { maxPerBuyer: outcome.maxPerBuyer },
        },
      );
    case "lost":
      throw new AppError("seats_unavailable", "Somebody else has these seats now. Nothing was held.", {
        extra: { seatNos: outcome.taken },
      });
  }
}

async function repeated(request: HoldRequest, earlier: { hash: string; holdId: string }): Promise<HoldRecord> {
  if (earlier.hash !== request.hash) {
    throw new AppError("idempotency_key_reused", "This Idempotency-Key came with a different request before.");
  }
  const hold = await readHold(earlier.holdId);
  if (!hold) throw new AppError("conflict", "The hold that this request made is gone.");
  return hold;
}
