import "server-only";
import { query } from "@/lib/platform/db";
import { noteChange } from "./availability";

/**
 * Gives a hold's seats back at once. A hold that a pending booking hangs on is not released here:
 * its payment has to be ended first. True when the hold was active and is released now.
 */
export async function releaseHold(holdId: string): Promise<boolean> {
  const [row] = await query<{ eventKey: number; seatNos: number[] }>(
    `WITH ended AS (
       UPDATE holds SET status = 1 WHERE id = $1 AND status = 0
         AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.hold_id = $1 AND b.status = 'pending')
       RETURNING id, event_key, buyer, seat_nos
     ),
     locked AS MATERIALIZED (
       SELECT s.event_key, s.seat_no FROM ended e
       JOIN seats s ON s.event_key = e.event_key AND s.seat_no = ANY(e.seat_nos)
       WHERE s.hold_id = e.id ORDER BY s.event_key, s.seat_no FOR NO KEY UPDATE OF s
     ),
     freed AS (
       UPDATE seats s SET hold_id = NULL, held_until = NULL FROM locked l
       WHERE s.event_key = l.event_key AND s.seat_no = l.seat_no AND s.hold_id = $1
       RETURNING s.seat_no
     ),
     limits AS (
       UPDATE buyer_limits b SET (hold_ids, hold_ends, hold_counts) = (
         SELECT coalesce(array_agg(id), '{}'), coalesce(array_agg(ends), '{}'), coalesce(array_agg(n), '{}')
         FROM unnest(b.hold_ids, b.hold_ends, b.hold_counts) AS live(id, ends, n) WHERE id <> $1 AND ends > now())
       FROM ended e WHERE b.event_key = e.event_key AND b.buyer = e.buyer
     )
     SELECT event_key AS "eventKey", coalesce((SELECT array_agg(seat_no) FROM freed), '{}') AS "seatNos" FROM ended`,
    [holdId],
    "release-hold",
  );
  if (!row) return false;
  noteChange(row.eventKey, { to: "available", seatNos: row.seatNos });
  return true;
}
