import "server-only";
import { withBreath } from "@/lib/platform/breath";
import { query } from "@/lib/platform/db";
import { addressed, type BookedRow, bookedColumns } from "./booked-wish";
import type { MailData } from "./mail-data";
import { queueMails } from "./queue-mails";

const BATCH = 500;

export interface EventChange {
  eventId: string;
  changeId: string;
  changes: MailData["eventChanged"]["changes"];
}

/**
 * Tells the next of those who have tickets, after a booking, that their event is not what it was. Nobody is told of an
 * event that is over, or that was cancelled since. Answers the mails that are to be sent, and where to go on.
 */
export function notifyEventChanged(
  { eventId, changeId, changes }: EventChange,
  after = "",
): Promise<{ mailIds: string[]; next: string | null }> {
  return withBreath(async () => {
    const rows = await query<BookedRow>(
      `SELECT ${bookedColumns} FROM events e JOIN bookings b ON b.event_key = e.key
       WHERE e.id = $1 AND e.deleted_at IS NULL AND (e.status = 'postponed'
           OR e.status = 'published' AND coalesce(e.ends_at, e.starts_at) > now())
         AND b.status = 'confirmed' AND b.id > $2
       ORDER BY b.id LIMIT ${BATCH}`,
      [eventId, after],
    );
    const mailIds = await queueMails(
      rows.map((row) => ({
        template: "eventChanged",
        key: `${row.bookingId}:${changeId}`,
        ...addressed(row),
        data: { bookingId: row.bookingId, changeId, changes },
      })),
    );
    return { mailIds, next: rows.length < BATCH ? null : (rows.at(-1)?.bookingId ?? null) };
  });
}
