import "server-only";
import { AppError } from "@/lib/errors";
import { getSaleByKeyOrThrow } from "@/lib/events/get-sale";
import { bookFree, type NewBooking } from "@/lib/inventory/confirm-booking";
import { findEarlier } from "@/lib/inventory/find-earlier";
import type { HoldRecord } from "@/lib/inventory/read-hold";
import { type Price, startBooking } from "@/lib/inventory/start-booking";
import { startPayment } from "@/lib/payments/start-payment";
import { actorOf, type Principal } from "@/lib/platform/auth/principal";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { newBookingNumber, newId } from "@/lib/platform/ids";
import { priceHold, toQuote } from "@/lib/pricing/quote";
import type { BookingView, CreateBookingBody } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { toBookingView } from "./booking-view";
import type { HoldScope } from "./create-hold";
import { findBookingRecord } from "./get-booking-or-throw";
import { getHoldRecordOrThrow } from "./get-hold-or-throw";

/**
 * Books a hold: at once when it costs nothing, else as pending with a checkout to pay at.
 * @throws AppError not_found, invalid_input, hold_expired, hold_used (extra.bookingId), discount_code_invalid,
 *   idempotency_key_reused, payment_provider_unavailable (the booking stays; the same request continues it)
 */
export async function createBooking(
  principal: Principal,
  scope: HoldScope,
  body: CreateBookingBody,
  locale: Locale,
): Promise<BookingView> {
  const earlier = await earlierBooking(scope);
  if (earlier) return continueBooking(earlier);
  const hold = await getHoldRecordOrThrow(principal, body.holdId);
  if (body.attendees && body.attendees.length !== hold.seatNos.length) {
    const message = `must have ${hold.seatNos.length} names, one a seat`;
    throw new AppError("invalid_input", `body attendees: ${message}`, { errors: [{ path: "attendees", message }] });
  }
  const price = priceHold(hold, body.discountCode);
  const { currency } = await getSaleByKeyOrThrow(hold.eventKey);
  const item: NewBooking = {
    booking: newId("booking"),
    number: newBookingNumber(),
    hold: hold.id,
    user: principal.user?.id ?? null,
    name: body.buyer.name,
    email: body.buyer.email,
    locale,
    attendees: body.attendees ?? [],
    currency,
    scope: scope.scope,
    key: scope.key,
    hash: scope.hash,
    actor: actorOf(principal),
  };
  const made = await make(item, price, hold);
  if (made) return continueBooking(item.booking);
  const meanwhile = await earlierBooking(scope);
  if (meanwhile) return continueBooking(meanwhile);
  throw await whyNot(hold.id);
}

async function make(item: NewBooking, price: Price, hold: HoldRecord): Promise<boolean> {
  if (price.total === 0) return bookFree(item, hold);
  try {
    return await startBooking(item, price);
  } catch (error) {
    if (isUniqueViolation(error)) return false;
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

async function whyNot(holdId: string): Promise<AppError> {
  const booking = await db().booking.findUnique({ where: { holdId }, select: { id: true } });
  return booking
    ? new AppError("hold_used", "These seats have a booking already.", { extra: { bookingId: booking.id } })
    : new AppError("hold_expired", "The hold is over. Nothing was charged; pick seats again.");
}

/** Opens the checkout if the booking waits for one; safe to repeat. */
async function continueBooking(bookingId: string): Promise<BookingView> {
  const found = await findBookingRecord(bookingId);
  if (!found) throw new AppError("conflict", "The booking that this request made is gone.");
  const { booking, event } = found;
  const view = await toBookingView(booking, event);
  if (booking.status !== "pending" || booking.payments.length > 0) return view;
  const quoted = toQuote(
    {
      tierNos: view.items.map((item) => event.tiers.findIndex((tier) => tier.id === item.tier)),
      prices: view.items.map((item) => item.price.amount),
    },
    booking,
    { currency: booking.currency, tiers: event.tiers.map((tier, no) => ({ id: tier.id, no, name: tier.name })) },
  );
  const payment = await startPayment({
    bookingId,
    bookingNumber: booking.number,
    bookedAt: booking.createdAt,
    email: booking.buyerEmail,
    locale: booking.locale,
    currency: booking.currency,
    total: booking.total,
    lines: quoted.items.map((line) => ({
      name: `${event.title} – ${line.name}`.slice(0, 250),
      description: "",
      price: line.price.amount,
      quantity: line.quantity,
    })),
  });
  return toBookingView({ ...booking, payments: [payment] }, event);
}
