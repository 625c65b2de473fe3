import "server-only";
import { withBreath } from "@/lib/platform/breath";
import { query } from "@/lib/platform/db";
import { addressed, type BookedRow, bookedColumns } from "./booked-wish";
import { queueMails } from "./queue-mails";

export type ReminderKind = "day" | "hours";

/**
 * When a reminder is due, in hours before the start; and until when it still makes sense where background work was
 * away: the one of the day before must not come when the other is near.
 */
const windows: Record<ReminderKind, { from: number; until: number }> = {
  day: { from: 24, until: 12 },
  hours: { from: 2, until: 0 },
};

const BATCH = 500;

interface DueRow extends BookedRow {
  startsAt: Date;
}

/**
 * Reminds the next of those who have tickets for an event that begins soon, after a booking; by the database's clock.
 * Only who had them at that moment already and wants to hear of it; nobody of an event without a date. Reminders that
 * are on their way are not looked at again. An event that is moved is reminded of again. Answers the mails that are to
 * be sent, and where to go on.
 */
export function remindAttendees(when: ReminderKind, after = ""): Promise<{ mailIds: string[]; next: string | null }> {
  const { from, until } = windows[when];
  return withBreath(async () => {
    const rows = await query<DueRow>(
      `SELECT ${bookedColumns}, e.starts_at AS "startsAt"
       FROM events e JOIN bookings b ON b.event_key = e.key LEFT JOIN users u ON u.id = b.user_id
       WHERE e.status = 'published' AND e.deleted_at IS NULL
         AND e.starts_at > now() + make_interval(hours => $4) AND e.starts_at <= now() + make_interval(hours => $3)
         AND b.status = 'confirmed' AND b.id > $2 AND b.confirmed_at <= e.starts_at - make_interval(hours => $3)
         AND coalesce((u.notifications->>'reminders')::boolean, true)
         AND NOT EXISTS (
           SELECT FROM mails m WHERE NOT (m.status = 'queued' AND m.attempts = 0)
             AND m.dedupe_key = 'reminder:' || b.id || ':' || $1 || ':' || (extract(epoch FROM e.starts_at) * 1000)::int8)
       ORDER BY b.id LIMIT ${BATCH}`,
      [when, after, from, until],
    );
    const mailIds = await queueMails(
      rows.map((row) => ({
        template: "reminder",
        key: `${row.bookingId}:${when}:${row.startsAt.getTime()}`,
        ...addressed(row),
        data: { bookingId: row.bookingId, when, startsAt: row.startsAt.toISOString() },
      })),
    );
    return { mailIds, next: rows.length < BATCH ? null : (rows.at(-1)?.bookingId ?? null) };
  });
}
