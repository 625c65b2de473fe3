import "server-only";
import { query } from "@/lib/platform/db";

/** So many are looked after at once. */
const MOST = 1_000;

export const forgottenStatement = `WITH announced AS MATERIALIZED (
   SELECT DISTINCT jsonb_path_query(payload, '$.bookingIds[*]') #>> '{}' AS id FROM outbox
   WHERE topic = 'bookings.confirmed'
     AND dispatched_at BETWEEN now() - interval '3 days' AND now() - interval '15 minutes')
 SELECT b.id FROM announced a CROSS JOIN LATERAL (
   SELECT id, buyer_email FROM bookings WHERE id = a.id AND status = 'confirmed'
     AND confirmed_at BETWEEN now() - interval '3 days' AND now() - interval '15 minutes' LIMIT 1) b
 WHERE b.buyer_email !~* '\\.invalid$'
   AND (SELECT m.id FROM mails m WHERE m.dedupe_key = 'confirmation:' || b.id) IS NULL
 LIMIT ${MOST}`;

/**
 * Bookings whose confirmation was announced and handed on between 15 minutes and three days ago, that are still
 * confirmed, and that nobody wrote a mail for: the event was lost, or its run gave up. What never was announced, such as
 * the demo's bookings, has no mail on purpose, and erased accounts cannot have one. Goes through the announcements by
 * the index `outbox_dispatched`; each booking and its mail are looked up.
 */
export async function findForgottenConfirmations(): Promise<string[]> {
  const rows = await query<{ id: string }>(forgottenStatement);
  return rows.map((row) => row.id);
}
