import "server-only";
import { notFound } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { BookingView } from "@/lib/schemas/bookings";
import { type BookedEvent, type BookingRecord, loadBookedEvents, toBookingView } from "./booking-view";
import { holdsBooking } from "./holds-booking";

/** A booking of this principal. @throws AppError not_found */
export async function getBookingOrThrow(principal: Principal, bookingId: string): Promise<BookingView> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  return toBookingView(booking, event);
}

/** @throws AppError not_found */
export async function getBookingRecordOrThrow(
  principal: Principal,
  bookingId: string,
): Promise<{ booking: BookingRecord; event: BookedEvent }> {
  const found = await findBookingRecord(bookingId);
  if (!found || !(await holdsBooking(principal, found.booking))) throw notFound("booking");
  return found;
}

/** A booking with its event, whoever's it is: for what the system itself does. */
export async function findBookingRecord(
  bookingId: string,
): Promise<{ booking: BookingRecord; event: BookedEvent } | null> {
  const booking = await db().booking.findUnique({ where: { id: bookingId }, include: { payments: true } });
  const event = booking && (await loadBookedEvents([booking.eventKey])).get(booking.eventKey);
  return booking && event ? { booking, event } : null;
}
