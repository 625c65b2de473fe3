import "server-only";
import { getBookingRecordOrThrow } from "@/lib/bookings/get-booking-or-throw";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { TicketView } from "@/lib/schemas/bookings";
import { accessTo } from "./ticket-access";
import { toTicketView } from "./ticket-view";

/** The tickets of a booking, in its order; those given to others too. @throws AppError not_found */
export async function listTickets(principal: Principal, bookingId: string): Promise<TicketView[]> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  const tickets = await db().ticket.findMany({ where: { bookingId: booking.id }, orderBy: { id: "asc" } });
  return Promise.all(
    tickets.map(async (ticket) =>
      toTicketView(ticket, booking, event, (await accessTo(principal, ticket, booking)) ?? "giver"),
    ),
  );
}
