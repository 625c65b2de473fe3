import "server-only";
import { AppError } from "@/lib/errors";
import type { Sale } from "@/lib/events/get-sale";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import { findDiscountCodeOrThrow } from "@/lib/pricing/find-discount-code";
import { type PricedHold, priceHold } from "@/lib/pricing/price-hold";

/** What the database and the payment provider can keep of one booking, in minor units. */
const MOST = 2_147_483_647;

/**
 * What a hold costs now, with the code that its buyer typed, if any. An empty code is one that nobody made.
 * @throws AppError discount_code_invalid, conflict (the sum is too large to be booked at once)
 */
export async function priceForBuyer(hold: HoldRecord, sale: Sale, typed: string | undefined): Promise<PricedHold> {
  const code = typed === undefined ? null : await findDiscountCodeOrThrow(typed, sale, hold.tierNos);
  const priced = priceHold(hold, sale.terms, code);
  if (priced.subtotal > MOST || priced.total > MOST) {
    throw new AppError("conflict", "These tickets together cost more than one booking can. Book fewer at a time.");
  }
  return priced;
}
