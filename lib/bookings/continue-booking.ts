import "server-only";
import { AppError } from "@/lib/errors";
import { readHold } from "@/lib/inventory/read-hold";
import { type PaymentOrder, startPayment } from "@/lib/payments/start-payment";
import type { Principal } from "@/lib/platform/auth/principal";
import { tiersOfCode } from "@/lib/pricing/find-discount-code";
import { paymentLines } from "@/lib/pricing/payment-lines";
import type { BookingView } from "@/lib/schemas/bookings";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { type BookedEvent, type BookingRecord, toBookingView } from "./booking-view";
import { findBookingRecord, getBookingRecordOrThrow } from "./get-booking-or-throw";

/** Opens the checkout if the booking waits for one; safe to repeat. @throws AppError payment_provider_unavailable */
export async function continueBooking(bookingId: string): Promise<BookingView> {
  const found = await findBookingRecord(bookingId);
  if (!found) throw new AppError("conflict", "The booking that this request made is gone.");
  const { booking, event } = found;
  if (booking.status !== "pending" || booking.payments.length > 0) return toBookingView(booking, event);
  const payment = await startPayment(await toOrder(booking, event));
  return toBookingView({ ...booking, payments: [payment] }, event);
}

/**
 * The way on for a buyer whose checkout could not be opened at once.
 * @throws AppError not_found, payment_provider_unavailable
 */
export async function resumePayment(principal: Principal, bookingId: string): Promise<BookingView> {
  await getBookingRecordOrThrow(principal, bookingId);
  return continueBooking(bookingId);
}

/** The same lines and sum as on our pages; a discount is taken off the tickets' prices, see pricing/payment-lines. */
async function toOrder(booking: BookingRecord, event: BookedEvent): Promise<PaymentOrder> {
  const hold = await readHold(booking.holdId);
  if (!hold) throw new Error(`Booking ${booking.id} has lost its hold`);
  const t = translatorFor(isLocale(booking.locale) ? booking.locale : defaultLocale, "checkout");
  const tierNos = booking.discountCodeId ? await tiersOfCode(booking.discountCodeId, event.tiers) : null;
  const lines = paymentLines(hold, booking.discount, { tierNos }).map((line) => ({
    name: `${event.title} – ${event.tiers.find((tier) => tier.no === line.tierNo)?.name ?? ""}`.slice(0, 250),
    description: line.reduced ? t("provider.reduced", { name: discountWords() }) : "",
    price: line.price,
    quantity: line.quantity,
  }));
  if (booking.fees > 0) lines.push({ name: t("provider.fees"), description: "", price: booking.fees, quantity: 1 });
  return {
    bookingId: booking.id,
    bookingNumber: booking.number,
    bookedAt: booking.createdAt,
    email: booking.buyerEmail,
    locale: booking.locale,
    currency: booking.currency,
    total: booking.total,
    lines,
  };

  function discountWords(): string {
    return booking.discountCodeId === null ? t("provider.group") : (booking.discountName ?? "");
  }
}
