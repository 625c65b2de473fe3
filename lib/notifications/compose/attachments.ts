import "server-only";
import { calendarOfBooking } from "@/lib/bookings/booking-calendar";
import type { Ticket } from "@/lib/platform/generated/prisma/client";
import { errorFields, log } from "@/lib/platform/log";
import type { MailAttachment } from "@/lib/platform/mail-message";
import { printPapers } from "@/lib/tickets/print-papers";
import type { Booked } from "./booked";

/** Many mailboxes take no more than 25 MB, a third of it lost to encoding. */
const MOST_BYTES = 15 * 1024 * 1024;

/** The tickets on paper, as the booking's page gives them; without them the mail goes with its link alone. */
export async function ticketsFile(tickets: Ticket[], { booking, event }: Booked): Promise<MailAttachment[]> {
  if (tickets.length === 0) return [];
  try {
    const bytes = await printPapers(tickets, booking, event, { requester: `mail ${booking.id}` });
    if (bytes.length > MOST_BYTES) throw new Error(`${bytes.length} bytes are too many for a mail`);
    return [{ filename: `${booking.number}.pdf`, content: Buffer.from(bytes), contentType: "application/pdf" }];
  } catch (error) {
    log.error("A confirmation goes without its tickets on paper", { bookingId: booking.id, ...errorFields(error) });
    return [];
  }
}

export async function calendarFile({ booking, event }: Booked, method: "PUBLISH" | "CANCEL"): Promise<MailAttachment> {
  const { text, name } = await calendarOfBooking(booking, event, method);
  return {
    filename: name,
    content: Buffer.from(text),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}
