import "server-only";
import { type BookedEvent, toBookedEvent } from "@/lib/bookings/booking-view";
import type { Booking, Ticket } from "@/lib/platform/generated/prisma/client";
import type { TicketView } from "@/lib/schemas/bookings";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";
import type { TicketAccess } from "./ticket-access";

export async function toTicketView(
  ticket: Ticket,
  booking: Booking,
  event: BookedEvent,
  access: TicketAccess,
): Promise<TicketView> {
  const labels = await seatLabels(event.seatMapId);
  const tier = event.tiers.find((candidate) => candidate.no === ticket.tierNo);
  return {
    id: ticket.id,
    bookingId: booking.id,
    bookingNumber: booking.number,
    status: ticket.voidedAt ? "void" : "valid",
    event: toBookedEvent(event),
    ...labelOf(labels, ticket.seatNo),
    tier: tier?.id ?? "",
    tierName: tier?.name ?? "",
    price: { amount: ticket.price, currency: booking.currency },
    attendee: ticket.attendeeName,
    yours: access === "holder",
    given: ticket.transferredAt && { to: ticket.attendeeName, at: ticket.transferredAt.toISOString() },
    transferable: access === "holder" && ticket.voidedAt === null && isAhead(event),
  };
}

function isAhead(event: BookedEvent): boolean {
  return event.status === "published" && (event.endsAt ?? event.startsAt) > new Date();
}
