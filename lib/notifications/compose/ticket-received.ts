import "server-only";
import { loadBookedEvents } from "@/lib/bookings/booking-view";
import { db } from "@/lib/platform/db";
import type { Ticket } from "@/lib/platform/generated/prisma/client";
import { holderLink } from "@/lib/tickets/transfer-ticket";
import { toMailEvent, toMailTickets } from "./booked";
import type { Composer } from "./composed";

/** To who was given a ticket, with the link that makes him its holder; only while that link opens it. */
export const ticketReceived: Composer<"ticketReceived"> = async ({ data, to, locale }) => {
  const ticket = await db().ticket.findUnique({ where: { id: data.ticketId } });
  if (!ticket || ticket.codeVersion !== data.version || ticket.voidedAt !== null) return null;
  if (ticket.holderUserId !== null || ticket.holderEmail !== to) return null;
  const event = (await loadBookedEvents([ticket.eventKey])).get(ticket.eventKey);
  const [shown] = event ? await toMailTickets([ticket], event, locale) : [];
  if (!event || !shown) return null;
  return {
    props: {
      name: ticket.attendeeName,
      from: await giverOf(ticket),
      event: await toMailEvent(event, locale),
      ticket: shown,
      ticketUrl: holderLink(ticket.id, ticket.codeVersion),
    },
  };
};

/** Whose the ticket was before: who got its earlier version, or the booking's buyer. */
async function giverOf(ticket: Ticket): Promise<string> {
  const [earlier, booking] = await Promise.all([
    db().bookingHistory.findFirst({
      where: {
        bookingId: ticket.bookingId,
        AND: [
          { data: { path: ["ticket"], equals: ticket.id } },
          { data: { path: ["version"], equals: ticket.codeVersion - 1 } },
        ],
      },
      select: { data: true },
    }),
    db().booking.findUniqueOrThrow({ where: { id: ticket.bookingId }, select: { buyerName: true } }),
  ]);
  const to = (earlier?.data as { to?: unknown } | undefined)?.to;
  return typeof to === "string" ? to : booking.buyerName;
}
