import "server-only";
import { query } from "@/lib/platform/db";
import { noteChange } from "./availability";

/**
 * Gives an active hold its one extension: `seconds` from now on, never less than it has. Null when
 * the hold is over, was extended before, or no longer has all of its seats.
 */
export async function extendHold(holdId: string, seconds: number): Promise<Date | null> {
  const [row] = await query<{ eventKey: number; seatNos: number[]; expiresAt: Date }>(
    `WITH mine AS MATERIALIZED (
       SELECT id, event_key, buyer, seat_nos, greatest(expires_at, now() + make_interval(secs => $2)) AS ends
       FROM holds WHERE id = $1 AND status = 0 AND extensions = 0 AND expires_at > now() FOR NO KEY UPDATE
     ),
     locked AS MATERIALIZED (
       SELECT s.event_key, s.seat_no FROM mine m
       JOIN seats s ON s.event_key = m.event_key AND s.seat_no = ANY(m.seat_nos)
       WHERE s.hold_id = m.id ORDER BY s.event_key, s.seat_no FOR NO KEY UPDATE OF s
     ),
     whole AS (SELECT m.* FROM mine m WHERE cardinality(m.seat_nos) = (SELECT count(*) FROM locked)),
     seats_kept AS (
       UPDATE seats s SET held_until = w.ends FROM whole w, locked l
       WHERE s.event_key = l.event_key AND s.seat_no = l.seat_no
     ),
     limits AS (
       UPDATE buyer_limits b SET hold_ends = (
         SELECT array_agg(CASE WHEN id = w.id THEN w.ends ELSE ends END ORDER BY n)
         FROM unnest(b.hold_ids, b.hold_ends) WITH ORDINALITY AS live(id, ends, n))
       FROM whole w WHERE b.event_key = w.event_key AND b.buyer = w.buyer AND w.id = ANY(b.hold_ids)
     )
     UPDATE holds h SET expires_at = w.ends, extensions = h.extensions + 1 FROM whole w WHERE h.id = w.id
     RETURNING h.event_key AS "eventKey", h.seat_nos AS "seatNos", h.expires_at AS "expiresAt"`,
    [holdId, seconds],
    "extend-hold",
  );
  if (!row) return null;
  noteChange(row.eventKey, { to: "held", seatNos: row.seatNos, until: row.expiresAt.getTime() });
  return row.expiresAt;
}
