import "server-only";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import type { BookingView } from "@/lib/schemas/bookings";
import { getBookingOrThrow, getBookingRecordOrThrow } from "./get-booking-or-throw";
import { settleBooking } from "./settle-booking";

/**
 * Settles a booking whose payment is authorised, for who does not want to wait for the webhook.
 * @throws AppError not_found, payment_required, hold_expired, payment_provider_unavailable
 */
export async function confirmBooking(principal: Principal, bookingId: string): Promise<BookingView> {
  await getBookingRecordOrThrow(principal, bookingId);
  const settlement = await settleBooking(bookingId);
  if (settlement === "waiting") {
    throw new AppError("payment_required", "The payment is not authorised yet. Nothing was changed.");
  }
  const view = await getBookingOrThrow(principal, bookingId);
  if (settlement === "over" && (view.status === "expired" || view.status === "pending")) {
    throw new AppError("hold_expired", "The hold was over before the payment. Nothing was charged.");
  }
  return view;
}
