import "server-only";
import type { BookedEvent, BookingRecord } from "@/lib/bookings/booking-view";
import { type Asker, print } from "@/lib/documents/press";
import { db } from "@/lib/platform/db";
import type { Ticket } from "@/lib/platform/generated/prisma/client";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { paperCode } from "./ticket-code";
import { toTicketView } from "./ticket-view";

/**
 * Tickets of one booking as a PDF of one A4 page each, in the booking's language. Whose they are is for the caller to
 * know.
 * @throws AppError too_busy
 */
export async function printPapers(
  tickets: Ticket[],
  booking: BookingRecord,
  event: BookedEvent,
  asker: Asker,
): Promise<Uint8Array<ArrayBuffer>> {
  const organizer = await db().organizer.findUniqueOrThrow({
    where: { id: event.organizerId },
    select: { name: true },
  });
  const papers = await Promise.all(
    tickets.map(async (ticket) => ({
      ticket: await toTicketView(ticket, booking, event, "holder"),
      code: paperCode(ticket),
      organizer: organizer.name,
    })),
  );
  return print(
    {
      kind: "tickets",
      locale: isLocale(booking.locale) ? booking.locale : defaultLocale,
      issuedAt: (booking.confirmedAt ?? booking.createdAt).toISOString(),
      papers,
    },
    asker,
  );
}
