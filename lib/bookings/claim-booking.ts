import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { guestScope, type Principal } from "@/lib/platform/auth/principal";
import { query } from "@/lib/platform/db";
import { tokenMatches } from "@/lib/platform/tokens";
import type { BookingView } from "@/lib/schemas/bookings";
import { findBookingRecord, getBookingOrThrow } from "./get-booking-or-throw";

/**
 * Puts a guest's booking into the signed-in user's account. Only the booking's token proves that it
 * is his (or the cookie of the browser that made it); an equal e-mail address proves nothing.
 * @throws AppError unauthenticated, not_found, conflict
 */
export async function claimBooking(principal: Principal, bookingId: string): Promise<BookingView> {
  if (!principal.user) throw new AppError("unauthenticated", "Sign in first; the booking then goes into your account.");
  const booking = (await findBookingRecord(bookingId))?.booking;
  if (!booking) throw notFound("booking");
  if (booking.userId === principal.user.id) return getBookingOrThrow(principal, bookingId);
  const byToken = principal.token !== null && tokenMatches("hold", booking.holdId, principal.token);
  const byBrowser = principal.guest !== null && booking.buyer === guestScope(principal.guest);
  if (!byToken && !byBrowser) throw notFound("booking");
  if (booking.userId !== null) throw new AppError("conflict", "The booking is in somebody's account already.");
  await query(
    `WITH claimed AS (UPDATE bookings SET user_id = $2 WHERE id = $1 AND user_id IS NULL RETURNING id)
     INSERT INTO booking_history (booking_id, actor, change) SELECT id, $2, 'claimed' FROM claimed`,
    [bookingId, principal.user.id],
  );
  return getBookingOrThrow(principal, bookingId);
}
