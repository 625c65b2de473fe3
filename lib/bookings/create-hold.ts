import "server-only";
import { AppError, isAppError } from "@/lib/errors";
import { getSaleOrThrow, type Sale } from "@/lib/events/get-sale";
import { holdSeats } from "@/lib/inventory/hold-seats";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import type { Principal } from "@/lib/platform/auth/principal";
import { parseSeatId, seatId } from "@/lib/platform/ids";
import { sealedToken } from "@/lib/platform/tokens";
import type { CreatedHold, HoldBody } from "@/lib/schemas/holds";
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
 *   names the seats by id in `seats`
 */
export async function createHold(
  principal: Principal,
  scope: HoldScope,
  eventId: string,
  body: HoldBody,
): Promise<CreatedHold> {
  const sale = await getSaleOrThrow(eventId);
  const hold = await holdOrTranslate(sale, () =>
    holdSeats({
      eventKey: sale.key,
      buyer: scope.scope,
      userId: principal.user?.id ?? null,
      counted: scope.lasting,
      key: scope.key,
      hash: scope.hash,
      seconds: sale.holdSeconds,
      want:
        "seats" in body
          ? { seatNos: seatNumbers(sale, body.seats) }
          : { tierNo: generalTier(sale, body.tier), quantity: body.quantity },
    }),
  );
  return { ...(await toHoldView(hold, sale)), token: sealedToken("hold", hold.id) };
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
