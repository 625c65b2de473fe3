import "server-only";
import { query } from "@/lib/platform/db";
import { localeOf } from "./booked-wish";
import { queueMails } from "./queue-mails";

interface GivenTicket extends Record<string, unknown> {
  to: string;
  locale: string;
  bookingId: string;
  eventKey: number;
}

/** Mails about given tickets to one mailbox in an hour: who gives tickets to and fro must not flood a stranger's. */
const MOST_AN_HOUR = 20;

/**
 * Sends a ticket that was given to somebody to its new holder, in the language of who bought it. Not if it changed
 * hands again since, and not the twenty-first of an hour: its giver has the link as well. Answers the mails that are
 * to be sent.
 */
export async function notifyTicketReceived(ticketId: string, version: number): Promise<string[]> {
  const [row] = await query<GivenTicket>(
    `SELECT k.holder_email AS "to", b.locale, b.id AS "bookingId", b.event_key AS "eventKey"
     FROM tickets k JOIN bookings b ON b.id = k.booking_id
     WHERE k.id = $1 AND k.code_version = $2 AND k.voided_at IS NULL AND k.holder_email IS NOT NULL
       AND (SELECT count(*) FROM mails m WHERE m.to_email = k.holder_email AND m.template = 'ticketReceived'
              AND m.created_at > now() - interval '1 hour' AND m.dedupe_key <> $3) < ${MOST_AN_HOUR}`,
    [ticketId, version, `ticketReceived:${ticketId}:${version}`],
  );
  if (!row) return [];
  const { to, locale, bookingId, eventKey } = row;
  return queueMails([
    {
      template: "ticketReceived",
      key: `${ticketId}:${version}`,
      to,
      locale: localeOf(locale),
      data: { ticketId, version },
      bookingId,
      eventKey,
    },
  ]);
}
