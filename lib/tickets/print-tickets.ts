import "server-only";
import type { BookingRecord } from "@/lib/bookings/booking-view";
import { getBookingRecordOrThrow } from "@/lib/bookings/get-booking-or-throw";
import type { Asker } from "@/lib/documents/press";
import { AppError } from "@/lib/errors";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import { getHeldTicketOrThrow } from "./get-ticket-or-throw";
import { printPapers } from "./print-papers";
import { accessTo } from "./ticket-access";

export interface PdfFile {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
}

/**
 * One ticket as a PDF of one A4 page, in the booking's language, with a code for paper.
 * @throws AppError not_found, conflict for a ticket that is void or was given to somebody else, too_busy
 */
export async function printTicket(principal: Principal, ticketId: string, signal?: AbortSignal): Promise<PdfFile> {
  const { ticket, booking, event } = await getHeldTicketOrThrow(principal, ticketId);
  if (ticket.voidedAt) throw new AppError("conflict", "The ticket is void and cannot be printed.");
  return {
    bytes: await printPapers([ticket], booking, event, askerOf(principal, booking, signal)),
    name: `${booking.number}-${ticket.id.slice(-2)}.pdf`,
  };
}

/**
 * All valid tickets of a booking that were not given away, a page each.
 * @throws AppError not_found, conflict when there is none, too_busy
 */
export async function printBookingTickets(
  principal: Principal,
  bookingId: string,
  signal?: AbortSignal,
): Promise<PdfFile> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  const valid = await db().ticket.findMany({ where: { bookingId, voidedAt: null }, orderBy: { id: "asc" } });
  const access = await Promise.all(valid.map((ticket) => accessTo(principal, ticket, booking)));
  const tickets = valid.filter((_, i) => access[i] === "holder");
  if (tickets.length === 0) throw new AppError("conflict", "There is no valid ticket of yours in this booking.");
  const bytes = await printPapers(tickets, booking, event, askerOf(principal, booking, signal));
  return { bytes, name: `${booking.number}.pdf` };
}

/** Who is not signed in counts as the booking's buyer: a link can be opened under any number of guests' cookies. */
function askerOf(principal: Principal, booking: BookingRecord, signal: AbortSignal | undefined): Asker {
  return { requester: principal.user?.id ?? booking.buyer, signal };
}
