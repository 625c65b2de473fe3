import "server-only";
import { loadBookedEvents } from "@/lib/bookings/booking-view";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import type { GivenTicketFilters, TicketView } from "@/lib/schemas/bookings";
import { toTicketView } from "./ticket-view";

/** Tickets that others gave to this user and that he keeps in his account, newest first. @throws AppError invalid_cursor */
export async function listGivenTickets(
  userId: string,
  filters: GivenTicketFilters,
): Promise<{ data: TicketView[]; nextCursor: string | null }> {
  const [before] = filters.cursor ? decodeCursor(filters.cursor, ["string"]) : [];
  const found = await db().ticket.findMany({
    where: { holderUserId: userId, ...(before ? { id: { lt: String(before) } } : {}) },
    orderBy: { id: "desc" },
    take: filters.limit + 1,
  });
  const tickets = found.slice(0, filters.limit);
  const [bookings, events] = await Promise.all([
    db().booking.findMany({ where: { id: { in: tickets.map((ticket) => ticket.bookingId) } } }),
    loadBookedEvents(tickets.map((ticket) => ticket.eventKey)),
  ]);
  const data = await Promise.all(
    tickets.flatMap((ticket) => {
      const booking = bookings.find((candidate) => candidate.id === ticket.bookingId);
      const event = events.get(ticket.eventKey);
      return booking && event ? [toTicketView(ticket, booking, event, "holder")] : [];
    }),
  );
  const last = tickets.at(-1);
  return { data, nextCursor: found.length > filters.limit && last ? encodeCursor([last.id]) : null };
}
