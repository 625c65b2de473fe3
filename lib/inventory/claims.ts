import "server-only";
import { runBatch } from "@/lib/platform/hot-pool";
import { once } from "@/lib/platform/once";
import { Batcher } from "./batcher";
import { type ClaimRow, claimStatement } from "./claim-statement";

/** One request for seats, on its way through the lanes. */
export interface Claim {
  hold: string;
  event: number;
  /** Scope of limits and idempotency. */
  buyer: string;
  user: string | null;
  key: string | null;
  hash: string;
  /** Seat numbers, ascending, without repeats. */
  seats: number[];
  /** Length of the hold. */
  seconds: number;
  /** False for a buyer who cannot come back, whose limit is the size of this one hold. */
  counted: boolean;
}

export type ClaimOutcome =
  | { outcome: "won"; holdId: string; seatNos: number[]; tierNos: number[]; prices: number[]; expiresAt: Date }
  | { outcome: "earlier"; hash: string; holdId: string }
  | { outcome: "closed" }
  | { outcome: "limit"; maxPerBuyer: number }
  /** taken: seats of the request that somebody else has */
  | { outcome: "lost"; taken: number[] }
  /** neither won nor lost to a committed row: try again */
  | { outcome: "open" };

const LANES = 2;
const CAP = 512;
const MAX_QUEUE = 8192;

const seatKey = (event: number, seat: number) => event * 1_048_576 + seat;

/**
 * Takes from the queue what one statement can decide. At most one claim of a (buyer, key) and of a
 * counted (event, buyer) goes in a batch, the others stay in the queue. Claims whose seats a claim
 * before them in the batch wants as well come along to be looked up, but do not try.
 */
export function composeClaims(queue: Claim[], cap: number): Claim[] {
  const batch: Claim[] = [];
  const rest: Claim[] = [];
  const keys = new Set<string>();
  const buyers = new Set<string>();
  for (const claim of queue) {
    const key = claim.key === null ? null : `${claim.buyer}\n${claim.key}`;
    const buyer = claim.counted ? `${claim.event}\n${claim.buyer}` : null;
    if (batch.length >= cap || (key !== null && keys.has(key)) || (buyer !== null && buyers.has(buyer))) {
      rest.push(claim);
      continue;
    }
    if (key !== null) keys.add(key);
    if (buyer !== null) buyers.add(buyer);
    batch.push(claim);
  }
  queue.length = 0;
  queue.push(...rest);
  return batch;
}

async function runClaims(batch: Claim[], lock: "skip" | "wait"): Promise<ClaimOutcome[]> {
  const wantedBy = new Map<number, number>();
  const behind = batch.map((claim, ord) => {
    const before = claim.seats.map((seat) => wantedBy.get(seatKey(claim.event, seat))).filter((o) => o !== undefined);
    if (before.length === 0) for (const seat of claim.seats) wantedBy.set(seatKey(claim.event, seat), ord);
    return before;
  });
  const input = batch.map((claim, ord) => ({ ord, ...claim, tries: behind[ord]?.length === 0 }));
  const rows = await runBatch<ClaimRow>(`claim-${lock}`, claimStatement(lock), input);
  return batch.map((claim, ord): ClaimOutcome => {
    const row = rows[ord];
    if (!row || row.ord !== ord) throw new Error("The claim statement did not answer every request");
    if (row.outcome !== "waited") return toOutcome(row, claim);
    const winners = new Set(behind[ord]?.filter((other) => rows[other]?.outcome === "won"));
    const taken = claim.seats.filter((seat) => winners.has(wantedBy.get(seatKey(claim.event, seat)) ?? -1));
    return taken.length > 0 ? { outcome: "lost", taken } : { outcome: "open" };
  });
}

function toOutcome(row: ClaimRow, claim: Claim): ClaimOutcome {
  switch (row.outcome) {
    case "earlier":
      return { outcome: "earlier", hash: row.earlierHash ?? "", holdId: row.earlierId ?? "" };
    case "won":
      return {
        outcome: "won",
        holdId: claim.hold,
        seatNos: row.seatNos ?? [],
        tierNos: row.tierNos ?? [],
        prices: row.prices ?? [],
        expiresAt: row.expiresAt ?? new Date(0),
      };
    case "limit":
      return { outcome: "limit", maxPerBuyer: row.maxPerBuyer ?? 0 };
    case "closed":
      return { outcome: "closed" };
    default:
      // nothing taken by a committed row: a lock or a hold that ends right now stood in the way
      return row.taken && row.taken.length > 0 ? { outcome: "lost", taken: row.taken } : { outcome: "open" };
  }
}

function makeLane(lock: "skip" | "wait", cap: number): Batcher<Claim, ClaimOutcome> {
  return new Batcher({ run: (batch) => runClaims(batch, lock), compose: composeClaims, cap, maxQueue: MAX_QUEUE });
}

const lanes = () => once("inventory.claim-lanes", () => Array.from({ length: LANES }, () => makeLane("skip", CAP)));
/** Waits for other transactions' locks, so it is apart from the lanes that never wait. */
const waitingLane = () => once("inventory.claim-waiting-lane", () => makeLane("wait", 128));

const MAX_ROUNDS = 8;

/**
 * Decides one claim: through the event's lane, and, where only somebody's lock or a neighbour stood
 * in the way, once more with waiting. Never answers "open".
 * @throws AppError too_busy, unavailable
 */
export async function decideClaim(claim: Claim): Promise<Exclude<ClaimOutcome, { outcome: "open" }>> {
  const usual = lanes()[claim.event % LANES] as Batcher<Claim, ClaimOutcome>;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const lane = round === 0 ? usual : waitingLane();
    const result = await lane.add({ ...claim });
    if (result.outcome !== "open") return result;
  }
  return { outcome: "lost", taken: claim.seats };
}
