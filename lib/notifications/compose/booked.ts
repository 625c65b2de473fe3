import "server-only";
import type { MailEvent, MailTicket } from "@/emails/props";
import type { BookedEvent, BookingRecord } from "@/lib/bookings/booking-view";
import { findBookingRecord } from "@/lib/bookings/get-booking-or-throw";
import { env } from "@/lib/env";
import { db } from "@/lib/platform/db";
import type { Ticket } from "@/lib/platform/generated/prisma/client";
import { sealedToken } from "@/lib/platform/tokens";
import { eventStatus } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { placeText } from "@/lib/shared/place-text";
import { shareImagePath } from "@/lib/shared/share-image-path";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";

export interface Booked {
  booking: BookingRecord;
  event: BookedEvent;
  /** What all mails about bookings begin with. */
  props: { name: string; number: string; bookingUrl: string; event: MailEvent };
}

/** A booking as mails show it; null when it is not there, or its mails are for somebody who is gone. */
export async function readBooked(bookingId: string, to: string, locale: Locale): Promise<Booked | null> {
  const found = await findBookingRecord(bookingId);
  // erased since: nobody is written to any more
  if (found?.booking.buyerEmail !== to) return null;
  const { booking, event } = found;
  return {
    booking,
    event,
    props: {
      name: booking.buyerName,
      number: booking.number,
      bookingUrl: bookingUrl(booking),
      event: await toMailEvent(event, locale),
    },
  };
}

/**
 * A guest's booking opens by its hold's token, which is of this hold alone and ends when the booking goes into an
 * account: from then on, and for bookings made in one, the link asks to sign in. See docs/decisions/0006 and 0018.
 */
export function bookingUrl(booking: { id: string; holdId: string; userId: string | null }): string {
  const page = `${env().APP_URL}/bookings/${booking.id}`;
  return booking.userId === null ? `${page}?token=${sealedToken("hold", booking.holdId)}` : page;
}

export async function toMailEvent(event: BookedEvent, locale: Locale): Promise<MailEvent> {
  const { name: organizer } = await db().organizer.findUniqueOrThrow({
    where: { id: event.organizerId },
    select: { name: true },
  });
  const { title, slug, timeZone, venue } = event;
  const startsAt = event.startsAt.toISOString();
  const endsAt = event.endsAt?.toISOString() ?? null;
  const picture = shareImagePath({ ...event, status: eventStatus.parse(event.status), startsAt, endsAt }, locale);
  return {
    title,
    url: `${env().APP_URL}/events/${slug}`,
    startsAt,
    endsAt,
    timeZone,
    venue: { name: venue.name, address: venue.address, city: venue.city },
    organizer,
    imageUrl: `${env().APP_URL}${picture}`,
  };
}

/** The booking's valid tickets that were not given away. */
export function ownTickets(bookingId: string): Promise<Ticket[]> {
  return db().ticket.findMany({ where: { bookingId, voidedAt: null, transferredAt: null }, orderBy: { id: "asc" } });
}

export async function toMailTickets(tickets: Ticket[], event: BookedEvent, locale: Locale): Promise<MailTicket[]> {
  const labels = await seatLabels(event.seatMapId);
  return tickets.map((ticket) => ({
    place: placeText(labelOf(labels, ticket.seatNo), locale),
    tier: event.tiers.find((tier) => tier.no === ticket.tierNo)?.name ?? "",
    attendee: ticket.attendeeName,
  }));
}
