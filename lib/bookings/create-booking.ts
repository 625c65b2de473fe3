import "server-only";
import { AppError } from "@/lib/errors";
import { getSaleByKeyOrThrow } from "@/lib/events/get-sale";
import { bookFree, type ConfirmOutcome, type NewBooking } from "@/lib/inventory/confirm-booking";
import { extendHold } from "@/lib/inventory/extend-hold";
import { findEarlier } from "@/lib/inventory/find-earlier";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import { type StartOutcome, startBooking } from "@/lib/inventory/start-booking";
import { actorOf, type Principal } from "@/lib/platform/auth/principal";
import { isUniqueViolation } from "@/lib/platform/db";
import { newBookingNumber, newId } from "@/lib/platform/ids";
import { refusedCode } from "@/lib/pricing/find-discount-code";
import type { PricedHold } from "@/lib/pricing/price-hold";
import type { BookingView, CreateBookingBody } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { continueBooking } from "./continue-booking";
import type { HoldScope } from "./create-hold";
import { getHoldRecordOrThrow } from "./get-hold-or-throw";
import { priceForBuyer, whenUsed } from "./price-for-buyer";

/** What the checkout page asks for beside the booking. */
export interface CheckoutOptions {
  /** Uses the hold's one extension once the booking waits for its payment. */
  extend?: boolean;
  /** The total that the buyer saw, in minor units: no other is booked. */
  shownTotal?: number | undefined;
}

/**
 * Books a hold: at once when it costs nothing or a discount makes it free, else as pending with a checkout
 * to pay at.
 * @throws AppError not_found, invalid_input, hold_expired, hold_used (extra.bookingId), discount_code_invalid,
 *   limit_per_buyer, price_changed, idempotency_key_reused, payment_provider_unavailable (the booking stays; the
 *   same request continues it)
 */
export async function createBooking(
  principal: Principal,
  scope: HoldScope,
  body: CreateBookingBody,
  locale: Locale,
  options: CheckoutOptions = {},
): Promise<BookingView> {
  const earlier = await earlierBooking(scope);
  if (earlier) return continueBooking(earlier);
  const hold = await getHoldRecordOrThrow(principal, body.holdId);
  if (body.attendees && body.attendees.length !== hold.seatNos.length) {
    const message = `must have ${hold.seatNos.length} names, one a seat`;
    throw new AppError("invalid_input", `body attendees: ${message}`, { errors: [{ path: "attendees", message }] });
  }
  const sale = await getSaleByKeyOrThrow(hold.eventKey);
  const price = await priceForBuyer(hold, sale, body.discountCode);
  if (options.shownTotal !== undefined && options.shownTotal !== price.total) {
    throw new AppError("price_changed", "The price changed while you were looking. Nothing was booked.");
  }
  const item: NewBooking = {
    booking: newId("booking"),
    number: newBookingNumber(),
    hold: hold.id,
    user: principal.user?.id ?? null,
    name: body.buyer.name,
    email: body.buyer.email,
    locale,
    attendees: body.attendees ?? [],
    currency: sale.currency,
    scope: scope.scope,
    key: scope.key,
    hash: scope.hash,
    actor: actorOf(principal),
  };
  const outcome = await make(item, price, hold);
  if (outcome === "made" || outcome === "done") {
    // the way to the payment page and back takes its time
    if (options.extend && outcome === "made") await extendHold(hold.id, sale.holdSeconds);
    return continueBooking(item.booking);
  }
  const meanwhile = await earlierBooking(scope);
  if (meanwhile) return continueBooking(meanwhile);
  if (outcome === "code_gone") {
    // it was in force a moment ago: the second look says what became of it, unless a use came back in between
    await priceForBuyer(hold, sale, body.discountCode);
    throw refusedCode("used_up");
  }
  if (outcome === "limit") {
    throw new AppError(
      "limit_per_buyer",
      `One buyer may have at most ${sale.maxPerBuyer} tickets for this event. Nothing was booked.`,
      { extra: { maxPerBuyer: sale.maxPerBuyer } },
    );
  }
  throw (
    (await whenUsed(hold.id)) ??
    new AppError("hold_expired", "The hold is over. Nothing was charged; pick seats again.")
  );
}

async function make(item: NewBooking, price: PricedHold, hold: HoldRecord): Promise<StartOutcome | ConfirmOutcome> {
  const by = { discountCodeId: price.by?.codeId ?? null, discountName: price.by?.name ?? null };
  if (price.total === 0) {
    const { discountCodeId, discountName } = by;
    return bookFree(
      item,
      hold,
      discountName === null ? undefined : { discount: price.discount, discountCodeId, discountName },
    );
  }
  try {
    return await startBooking(item, { ...price, ...by });
  } catch (error) {
    if (isUniqueViolation(error)) return "over";
    throw error;
  }
}

/** The booking that an earlier request with the same key made. */
async function earlierBooking(scope: HoldScope): Promise<string | null> {
  const earlier = await findEarlier(scope.scope, scope.key);
  if (!earlier) return null;
  if (earlier.hash !== scope.hash) {
    throw new AppError("idempotency_key_reused", "This Idempotency-Key came with a different request before.");
  }
  return earlier.holdId;
}
