import type pg from "pg";
import type { Price } from "@/lib/inventory/start-booking";
import { newBookingNumber } from "@/lib/platform/ids";
import { idMadeAt } from "./aged-id";
import { sellStatement } from "./sell-statement";

export interface Buyer {
  /** Scope of limits: the user's id, or a guest's scope. */
  scope: string;
  userId: string | null;
  name: string;
  email: string;
  locale: string;
}

/** How a booking ended that is not confirmed any more. */
export type Ending =
  /** The hold ran out before the payment came. */
  | { kind: "expired" }
  /** Its tickets are void, and so much money went back, in minor units. */
  | {
      kind: "cancelled";
      at: Date;
      /** A user's id, buyer, or system. */
      actor: string;
      reason: "cancelled_by_buyer" | "event_cancelled";
      back: number;
    };

/** What one buyer buys at once. */
export interface Sale {
  buyer: Buyer;
  seatNos: number[];
  /** Of the event's tiers, in the order of seatNos. */
  tierNos: number[];
  /** Minor units, in the order of seatNos. */
  prices: number[];
  at: Date;
  /** The sum of the prices unless it is given. */
  price?: Price;
  /** What took the price's discount off. */
  discount?: { codeId: string | null; name: string };
  /** Names on the tickets, in the order of seatNos; the buyer's where there is none. */
  attendees?: string[];
  ending?: Ending;
}

/** A hold that nobody paid for is settled so long after it was made. */
const EXPIRED_AFTER_MS = 186_000;

/**
 * Sells seats of one event as if their buyers had come one after the other, in the caller's transaction;
 * answers the bookings' ids in the order of `sales`. Bookings that ended may be of seats that others have
 * now. Limits per buyer and the sales window are the caller's business.
 * @throws Error when a seat is not free or not of the tier said; the transaction must then be rolled back
 */
export async function sellSeats(
  client: pg.ClientBase,
  event: { key: number; currency: string },
  sales: Sale[],
): Promise<string[]> {
  if (sales.length === 0) return [];
  const input = sales.map(toInput);
  const { rows } = await client.query<{ seats: number }>(sellStatement, [
    event.key,
    event.currency,
    JSON.stringify(input),
  ]);
  const wanted = sales.reduce((sum, sale) => sum + (sale.ending ? 0 : sale.seatNos.length), 0);
  if (rows[0]?.seats !== wanted) throw new Error(`Only ${rows[0]?.seats} of ${wanted} seats were free to be sold`);
  return input.map((sale) => sale.booking);
}

function toInput({ buyer, seatNos, tierNos, prices, at, price, discount, attendees, ending }: Sale) {
  const subtotal = prices.reduce((sum, each) => sum + each, 0);
  const cancelled = ending?.kind === "cancelled" ? ending : null;
  const { discount: off, fees, tax, total } = price ?? { discount: 0, fees: 0, tax: 0, total: subtotal };
  return {
    ...{ subtotal, discount: off, fees, tax, total },
    hold: idMadeAt("hold", at),
    booking: idMadeAt("booking", at),
    payment: idMadeAt("payment", at),
    refund: cancelled ? idMadeAt("refund", cancelled.at) : null,
    number: newBookingNumber(),
    buyer: buyer.scope,
    user: buyer.userId,
    name: buyer.name,
    email: buyer.email,
    locale: buyer.locale,
    attendees: attendees ?? [],
    seats: seatNos,
    tiers: tierNos,
    prices,
    code: discount?.codeId ?? null,
    discountName: discount?.name ?? null,
    at: at.toISOString(),
    status: statusOf(ending, total),
    ended: ending ? (cancelled?.at ?? new Date(at.getTime() + EXPIRED_AFTER_MS)).toISOString() : null,
    actor: cancelled?.actor ?? null,
    reason: cancelled?.reason ?? null,
    back: cancelled?.back ?? 0,
  };
}

function statusOf(ending: Ending | undefined, total: number): string {
  if (!ending) return "confirmed";
  if (ending.kind === "expired") return "expired";
  if (ending.back === 0) return "cancelled";
  return ending.back === total ? "refunded" : "partly_refunded";
}
