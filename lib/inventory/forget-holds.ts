import "server-only";
import { query } from "@/lib/platform/db";

/**
 * Deletes the next of the holds that ended so many days ago, are settled, and never became a booking: a booking's hold
 * is kept as long as the booking. Looks at `most` holds by id, after one of them; answers how many went and where to go
 * on, null at the end.
 */
export async function forgetHolds(
  days: number,
  after: string,
  most: number,
): Promise<{ deleted: number; next: string | null }> {
  const [row] = await query<{ deleted: number; next: string | null; seen: number }>(
    `WITH turn AS MATERIALIZED (SELECT id, status, expires_at FROM holds WHERE id > $2 ORDER BY id LIMIT $3),
     gone AS (
       DELETE FROM holds h USING turn t
       WHERE h.id = t.id AND t.status IN (1, 3) AND t.expires_at < now() - make_interval(days => $1)
         AND NOT EXISTS (SELECT FROM bookings b WHERE b.hold_id = t.id) RETURNING 1
     )
     SELECT (SELECT count(*) FROM gone) AS deleted, max(id) AS next, count(*) AS seen FROM turn`,
    [days, after, most],
  );
  return { deleted: row?.deleted ?? 0, next: row && row.seen === most ? row.next : null };
}
