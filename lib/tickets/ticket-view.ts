import "server-only";
import { type BookedEvent, toBookedEvent } from "@/lib/bookings/booking-view";
import type { Booking, Ticket } from "@/lib/platform/generated/prisma/client";
import type { TicketView } from "@/lib/schemas/bookings";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";

export async function toTicketView(ticket: Ticket, booking: Booking, event: BookedEvent): Promise<TicketView> {
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
  };
}
