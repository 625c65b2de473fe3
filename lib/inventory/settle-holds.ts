import "server-only";
import { query } from "@/lib/platform/db";
import { noteChange } from "./availability";
import { returnUses } from "./discount-uses";

/** A pending booking that nobody can confirm any more, or hardly: its hold ended. */
export interface EndedBooking extends Record<string, unknown> {
  /** The booking's. */
  id: string;
  holdId: string;
}

/** Holds that ended at least `graceSeconds` ago and that no pending booking hangs on, oldest first. */
export async function findEndedHolds(graceSeconds: number, most: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT h.id FROM holds h WHERE h.status = 0 AND h.expires_at < now() - make_interval(secs => $1)
       AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.hold_id = h.id AND b.status = 'pending')
     ORDER BY h.expires_at LIMIT $2`,
    [graceSeconds, most],
  );
  return rows.map((row) => row.id);
}

/** Pending bookings whose hold ended at least `graceSeconds` ago and was not settled, by id, after one of them. */
export function findEndedBookings(graceSeconds: number, after: string, most: number): Promise<EndedBooking[]> {
  return query<EndedBooking>(
    `SELECT b.id, h.id AS "holdId" FROM bookings b JOIN holds h ON h.id = b.hold_id
     WHERE b.status = 'pending' AND b.id > $2 AND h.status = 0 AND h.expires_at < now() - make_interval(secs => $1)
     ORDER BY b.id LIMIT $3`,
    [graceSeconds, after, most],
  );
}

/** Pending bookings whose hold is neither active nor booked, by id, after one of them. */
export function findStrandedBookings(after: string, most: number): Promise<EndedBooking[]> {
  return query<EndedBooking>(
    `SELECT b.id, b.hold_id AS "holdId" FROM bookings b
     WHERE b.status = 'pending' AND b.id > $1 AND (SELECT h.status FROM holds h WHERE h.id = b.hold_id) IN (1, 3)
     ORDER BY b.id LIMIT $2`,
    [after, most],
  );
}

/** So many are settled, and announced, in one statement. */
export const MOST_HOLDS = 1_000;

/**
 * Settles what hangs on expired holds, at most a thousand, in one statement: seats that still carry one are free, its
 * pending booking is expired, the use of its discount code given back. The payment must have been ended before. Answers the bookings expired.
 */
export async function settleExpiredHolds(holdIds: string[]): Promise<string[]> {
  if (holdIds.length === 0) return [];
  if (holdIds.length > MOST_HOLDS) throw new RangeError(`More than ${MOST_HOLDS} holds at once`);
  const rows = await query<{ eventKey: number; seatNos: number[]; bookingId: string | null }>(
    `WITH ended AS MATERIALIZED (
       SELECT id, event_key, buyer, seat_nos FROM holds
       WHERE id = ANY($1) AND status = 0 AND expires_at <= now() ORDER BY id FOR NO KEY UPDATE
     ),
     locked AS MATERIALIZED (
       SELECT e.id, s.event_key, s.seat_no FROM ended e
       JOIN seats s ON s.event_key = e.event_key AND s.seat_no = ANY(e.seat_nos)
       WHERE s.hold_id = e.id ORDER BY s.event_key, s.seat_no FOR NO KEY UPDATE OF s
     ),
     freed AS (
       UPDATE seats s SET hold_id = NULL, held_until = NULL FROM locked l
       WHERE s.event_key = l.event_key AND s.seat_no = l.seat_no AND s.hold_id = l.id
     ),
     closed AS (UPDATE holds h SET status = 3 FROM ended e WHERE h.id = e.id),
     expired AS (
       UPDATE bookings b SET status = 'expired' FROM ended e WHERE b.hold_id = e.id AND b.status = 'pending'
       RETURNING b.id, b.hold_id, b.discount_code_id
     ),
     unused AS (SELECT discount_code_id FROM expired WHERE discount_code_id IS NOT NULL),
     ${returnUses("unused", "locked")},
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change) SELECT id, 'system', 'expired' FROM expired
     ),
     announced AS (
       INSERT INTO outbox (topic, payload)
       SELECT 'holds.expired', json_build_object(
         'holdIds', json_agg(id), 'bookingIds', (SELECT coalesce(json_agg(id), '[]') FROM expired))
       FROM ended HAVING count(*) > 0
     )
     SELECT e.event_key AS "eventKey", x.id AS "bookingId",
       coalesce((SELECT array_agg(l.seat_no) FROM locked l WHERE l.id = e.id), '{}') AS "seatNos"
     FROM ended e LEFT JOIN expired x ON x.hold_id = e.id`,
    [holdIds],
  );
  for (const row of rows) noteChange(row.eventKey, { to: "available", seatNos: row.seatNos });
  return rows.map((row) => row.bookingId).filter((id) => id !== null);
}
