import "server-only";
import { toVenueSummary } from "@/lib/events/event-view";
import { readHold } from "@/lib/inventory/read-hold";
import { db } from "@/lib/platform/db";
import type { Booking, Event, Payment, Tier, Venue } from "@/lib/platform/generated/prisma/client";
import { type BookingView, bookingStatus, paymentView } from "@/lib/schemas/bookings";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";
import { cancellationOf } from "./refund-policy";

export type BookingRecord = Booking & { payments: Payment[] };
export type BookedEvent = Event & { venue: Venue; tiers: Tier[] };

export function toBookedEvent(event: BookedEvent): BookingView["event"] {
  return {
    id: event.id,
    slug: event.slug,
    title: event.title,
    category: event.category,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt?.toISOString() ?? null,
    timeZone: event.timeZone,
    status: event.status,
    imageUrl: event.imageUrl,
    venue: toVenueSummary(event.venue),
  };
}

export async function loadBookedEvents(keys: number[]): Promise<Map<number, BookedEvent>> {
  const events = await db().event.findMany({
    where: { key: { in: [...new Set(keys)] } },
    include: { venue: true, tiers: { orderBy: { no: "asc" } } },
  });
  return new Map(events.map((event) => [event.key, event]));
}

/** Newest payment of a booking, if it has to be paid at all. */
export function paymentOf(booking: BookingRecord): Payment | null {
  return [...booking.payments].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0] ?? null;
}

export async function toBookingView(booking: BookingRecord, event: BookedEvent): Promise<BookingView> {
  const [hold, labels] = await Promise.all([readHold(booking.holdId), seatLabels(event.seatMapId)]);
  if (!hold) throw new Error(`Booking ${booking.id} has lost its hold`);
  const { currency } = booking;
  const money = (amount: number) => ({ amount, currency });
  const payment = paymentOf(booking);
  return {
    id: booking.id,
    number: booking.number,
    status: bookingStatus.parse(booking.status),
    event: toBookedEvent(event),
    buyer: { name: booking.buyerName, email: booking.buyerEmail },
    quantity: booking.quantity,
    items: hold.seatNos.map((seatNo, i) => {
      const tier = event.tiers.find((candidate) => candidate.no === hold.tierNos[i]);
      return {
        ...labelOf(labels, seatNo),
        tier: tier?.id ?? "",
        tierName: tier?.name ?? "",
        price: money(hold.prices[i] ?? 0),
        attendee: booking.attendees[i] ?? booking.buyerName,
      };
    }),
    subtotal: money(booking.subtotal),
    discount: money(booking.discount),
    discountName: booking.discountName,
    fees: money(booking.fees),
    tax: money(booking.tax),
    total: money(booking.total),
    payment: payment && {
      status: paymentView.shape.status.parse(payment.status),
      checkoutUrl: payment.status === "open" && booking.status === "pending" ? payment.checkoutUrl : null,
      failure: payment.failure,
      refunded: money(payment.refunded),
    },
    expiresAt: booking.status === "pending" ? hold.expiresAt.toISOString() : null,
    createdAt: booking.createdAt.toISOString(),
    confirmedAt: booking.confirmedAt?.toISOString() ?? null,
    cancelledAt: booking.cancelledAt?.toISOString() ?? null,
    cancellation: cancellationOf(booking, event, payment),
  };
}
