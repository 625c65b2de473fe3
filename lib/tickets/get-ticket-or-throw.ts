import "server-only";
import { type BookedEvent, type BookingRecord, loadBookedEvents } from "@/lib/bookings/booking-view";
import { AppError, notFound } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import type { Ticket } from "@/lib/platform/generated/prisma/client";
import type { TicketView } from "@/lib/schemas/bookings";
import { accessTo, type TicketAccess } from "./ticket-access";
import { toTicketView } from "./ticket-view";

export interface TicketRecord {
  ticket: Ticket;
  booking: BookingRecord;
  event: BookedEvent;
  access: TicketAccess;
}

/** A ticket that this principal has, or has given to somebody else. @throws AppError not_found */
export async function getTicketOrThrow(principal: Principal, ticketId: string): Promise<TicketView> {
  const { ticket, booking, event, access } = await getTicketRecordOrThrow(principal, ticketId);
  return toTicketView(ticket, booking, event, access);
}

/** @throws AppError not_found */
export async function getTicketRecordOrThrow(principal: Principal, ticketId: string): Promise<TicketRecord> {
  const ticket = await db().ticket.findUnique({ where: { id: ticketId } });
  const booking =
    ticket && (await db().booking.findUnique({ where: { id: ticket.bookingId }, include: { payments: true } }));
  const access = booking && (await accessTo(principal, ticket, booking));
  const event = access && (await loadBookedEvents([ticket.eventKey])).get(ticket.eventKey);
  if (!event) throw notFound("ticket");
  return { ticket, booking, event, access };
}

/** A ticket that is this principal's now. @throws AppError not_found, conflict when it was given to somebody else */
export async function getHeldTicketOrThrow(principal: Principal, ticketId: string): Promise<TicketRecord> {
  const record = await getTicketRecordOrThrow(principal, ticketId);
  if (record.access === "giver") {
    throw new AppError("conflict", "The ticket was given to somebody else, and its code with it.");
  }
  return record;
}
