import "server-only";
import { AppError, isAppError } from "@/lib/errors";
import { seatChooser } from "@/lib/events/choose-seats";
import { getSaleOrThrow, type Sale } from "@/lib/events/get-sale";
import { seatStates } from "@/lib/inventory/availability";
import { findEarlier } from "@/lib/inventory/find-earlier";
import { type HoldRequest, holdSeats } from "@/lib/inventory/hold-seats";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import type { Principal } from "@/lib/platform/auth/principal";
import { parseSeatId, seatId } from "@/lib/platform/ids";
import { sealedToken } from "@/lib/platform/tokens";
import type { CreatedHold, HoldBody } from "@/lib/schemas/holds";
import { findOrphans } from "@/lib/shared/orphan-seats";
import { getLayoutOfMap } from "@/lib/venues/layouts";
import { toHoldView } from "./hold-view";

/** The scope that a hold is made under; see http/idempotency. */
export interface HoldScope {
  scope: string;
  key: string | null;
  hash: string;
  lasting: boolean;
}

/**
 * Holds seats or places of an event for a buyer.
 * @throws AppError not_found, invalid_input, and what inventory/hold-seats throws; seats_unavailable
 *   names the seats by id in `seats`; orphan_seat those that would be left, and better ones in `instead`
 */
export async function createHold(
  principal: Principal,
  scope: HoldScope,
  eventId: string,
  body: HoldBody,
): Promise<CreatedHold> {
  const sale = await getSaleOrThrow(eventId);
  const want = await wanted(sale, scope, body);
  const hold = await holdOrTranslate(sale, () =>
    holdSeats({
      eventKey: sale.key,
      buyer: scope.scope,
      userId: principal.user?.id ?? null,
      counted: scope.lasting,
      key: scope.key,
      hash: scope.hash,
      seconds: sale.holdSeconds,
      want,
    }),
  );
  return { ...(await toHoldView(hold, sale)), token: sealedToken("hold", hold.id) };
}

async function wanted(sale: Sale, scope: HoldScope, body: HoldBody): Promise<HoldRequest["want"]> {
  if ("tier" in body) return { tierNo: generalTier(sale, body.tier), quantity: body.quantity };
  if ("bestAvailable" in body) {
    const choose = await seatChooser(sale, body.bestAvailable);
    return { choose: (open) => choose(open)?.seatNos ?? null };
  }
  const seatNos = seatNumbers(sale, body.seats);
  if (sale.orphanRule) await refuseOrphans(sale, scope, seatNos);
  return { seatNos };
}

/**
 * Where the event has the rule on, a choice must not leave a single seat between others that a better one
 * would not. Judged by the picture of the hall: it keeps rows sellable and is no matter of ownership.
 */
async function refuseOrphans(sale: Sale, scope: HoldScope, seatNos: number[]): Promise<void> {
  if (!sale.seatMapId) return;
  const [{ lines, rows }, states] = await Promise.all([getLayoutOfMap(sale.seatMapId), seatStates(sale.key)]);
  const open = states.open();
  const found = findOrphans(
    lines,
    seatNos.filter((no) => no < lines.rowOf.length),
    // accessible seats are kept for others: nobody has to take one, or to leave room beside one
    (no) => (open[no] ?? -1) >= 0 && rows.accessible[no] !== 1,
    (no) => states.tierOf(no),
  );
  // a repetition of what was held already is answered as before
  if (!found || (await findEarlier(scope.scope, scope.key))) return;
  const ids = (seats: number[]) => seats.map((no) => seatId(sale.key, no));
  throw new AppError("orphan_seat", "This choice would leave a single seat between others. Move it by one.", {
    extra: { seats: ids(found.orphans), instead: ids(found.instead) },
  });
}

function seatNumbers(sale: Sale, seats: string[]): number[] {
  return seats.map((id, i) => {
    const seat = parseSeatId(id);
    if (seat?.eventKey === sale.key) return seat.seatNo;
    throw new AppError("invalid_input", `body seats[${i}]: is not a seat of this event`, {
      errors: [{ path: `seats[${i}]`, message: "is not a seat of this event" }],
    });
  });
}

function generalTier(sale: Sale, tierId: string): number {
  const tier = sale.tiers.find((candidate) => candidate.id === tierId);
  const refuse = (message: string) =>
    new AppError("invalid_input", `body tier: ${message}`, { errors: [{ path: "tier", message }] });
  if (!tier) throw refuse("is not a tier of this event");
  if (tier.seated) throw refuse("has numbered seats; name them in seats");
  return tier.no;
}

async function holdOrTranslate(sale: Sale, work: () => Promise<HoldRecord>): Promise<HoldRecord> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.code !== "seats_unavailable") throw error;
    const lost = Array.isArray(error.extra?.seatNos) ? error.extra.seatNos.map(Number) : [];
    throw new AppError("seats_unavailable", error.message, {
      extra: { seats: lost.map((no) => seatId(sale.key, no)) },
    });
  }
}
