import "server-only";
import { AppError } from "@/lib/errors";
import { getSaleByKeyOrThrow } from "@/lib/events/get-sale";
import type { Principal } from "@/lib/platform/auth/principal";
import { toQuote } from "@/lib/pricing/quote";
import type { Quote } from "@/lib/schemas/holds";
import { getHoldRecordOrThrow } from "./get-hold-or-throw";
import { priceForBuyer } from "./price-for-buyer";

/**
 * What booking this hold costs, line by line.
 * @throws AppError not_found, hold_expired, hold_used (extra.bookingId), discount_code_invalid
 */
export async function quoteHold(
  principal: Principal,
  holdId: string,
  body: { discountCode?: string | undefined },
): Promise<Quote> {
  const hold = await getHoldRecordOrThrow(principal, holdId);
  if (hold.status === "expired" || hold.status === "released") {
    throw new AppError("hold_expired", "The hold is over. Nothing was charged; pick seats again.");
  }
  const sale = await getSaleByKeyOrThrow(hold.eventKey);
  return toQuote(hold, await priceForBuyer(hold, sale, body.discountCode), sale);
}
