import "server-only";
import { loadBookedEvents } from "@/lib/bookings/booking-view";
import { notFound } from "@/lib/errors";
import { holds, type Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { Ticket } from "@/lib/platform/generated/prisma/client";
import type { TicketView } from "@/lib/schemas/bookings";
import { toTicketView } from "./ticket-view";

/** A ticket of this principal. @throws AppError not_found */
export async function getTicketOrThrow(principal: Principal, ticketId: string): Promise<TicketView> {
  const ticket = await getTicketRecordOrThrow(principal, ticketId);
  const booking = await db().booking.findUnique({ where: { id: ticket.bookingId } });
  const event = (await loadBookedEvents([ticket.eventKey])).get(ticket.eventKey);
  if (!booking || !event) throw notFound("ticket");
  return toTicketView(ticket, booking, event);
}

/** @throws AppError not_found */
export async function getTicketRecordOrThrow(principal: Principal, ticketId: string): Promise<Ticket> {
  const ticket = await db().ticket.findUnique({ where: { id: ticketId } });
  const booking = ticket && (await db().booking.findUnique({ where: { id: ticket.bookingId } }));
  if (!ticket || !booking || !holds(principal, booking)) throw notFound("ticket");
  return ticket;
}
