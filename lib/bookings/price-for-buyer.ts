import "server-only";
import { AppError, isAppError } from "@/lib/errors";
import type { Sale } from "@/lib/events/get-sale";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import { db } from "@/lib/platform/db";
import type { Discount } from "@/lib/pricing/discounts";
import { findDiscountCodeOrThrow } from "@/lib/pricing/find-discount-code";
import { type PricedHold, priceHold } from "@/lib/pricing/price-hold";

/** What the database and the payment provider can keep of one booking, in minor units. */
const MOST = 2_147_483_647;

/**
 * What a hold costs now, with the code that its buyer typed, if any. An empty code is one that nobody made.
 * @throws AppError discount_code_invalid, hold_used (extra.bookingId; its own booking may have used the code up),
 *   conflict (the sum is too large to be booked at once)
 */
export async function priceForBuyer(hold: HoldRecord, sale: Sale, typed: string | undefined): Promise<PricedHold> {
  const code = typed === undefined ? null : await codeFor(hold, sale, typed);
  const priced = priceHold(hold, sale.terms, code);
  if (priced.subtotal > MOST || priced.total > MOST) {
    throw new AppError("conflict", "These tickets together cost more than one booking can. Book fewer at a time.");
  }
  return priced;
}

async function codeFor(hold: HoldRecord, sale: Sale, typed: string): Promise<Discount> {
  try {
    return await findDiscountCodeOrThrow(typed, sale, hold.tierNos);
  } catch (error) {
    if (!isAppError(error) || error.code !== "discount_code_invalid") throw error;
    throw (await whenUsed(hold.id)) ?? error;
  }
}

/** What to say of a hold that has a booking already; null when it has none. */
export async function whenUsed(holdId: string): Promise<AppError | null> {
  const booking = await db().booking.findUnique({ where: { holdId }, select: { id: true } });
  return (
    booking && new AppError("hold_used", "These seats have a booking already.", { extra: { bookingId: booking.id } })
  );
}
