import "server-only";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { BookingChange } from "@/lib/schemas/bookings";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";

/** Every change of a booking, oldest first. @throws AppError not_found */
export async function listBookingHistory(principal: Principal, bookingId: string): Promise<BookingChange[]> {
  const { booking } = await getBookingRecordOrThrow(principal, bookingId);
  const changes = await db().bookingHistory.findMany({
    where: { bookingId: booking.id },
    orderBy: { id: "asc" },
    take: 1000,
  });
  return changes.map((change) => ({
    at: change.at.toISOString(),
    actor: actorOf(change, booking),
    change: change.change,
    data: change.data as Record<string, unknown>,
  }));
}

/** Changes that people other than buyer and organizer make: who got a ticket, or takes a booking over. */
const holdersChanges = ["transferred", "ticket_claimed"];

function actorOf(
  { actor, change }: { actor: string; change: string },
  booking: { userId: string | null; buyer: string },
): BookingChange["actor"] {
  if (actor === "system" || actor === "holder") return actor;
  if (actor === "buyer" || actor === booking.userId || actor === booking.buyer) return "buyer";
  return holdersChanges.includes(change) ? "holder" : "organizer";
}
