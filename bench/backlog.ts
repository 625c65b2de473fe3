import type pg from "pg";
import type { SmallEvent } from "@/prisma/factories/small-event";

/**
 * Free bookings of one place each, as the inventory's statement leaves them, confirmed just now but not announced yet:
 * `announceBookings` does that. Seats `first` and following of tier 0.
 */
export async function insertBookings(pool: pg.Pool, event: SmallEvent, first: number, count: number): Promise<void> {
  await pool.query(
    `WITH made AS MATERIALIZED (
       SELECT n, 'hold_bench' || $1::int || 'b' || n AS hold, 'bkg_bench' || $1::int || 'b' || n AS booking,
              'bench-' || $1::int || '-' || n AS buyer
       FROM generate_series($2::int, $2::int + $3::int - 1) AS n
     ),
     held AS (
       INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, status, expires_at)
       SELECT hold, $1::int, buyer, ARRAY[n], ARRAY[0], ARRAY[0], 2, now() + interval '3 minutes' FROM made
     ),
     booked AS (
       INSERT INTO bookings (id, number, event_key, hold_id, buyer, buyer_name, buyer_email, status, quantity, currency,
                             subtotal, total, confirmed_at)
       SELECT booking, 'EV-' || $1::int || '-' || n, $1::int, hold, buyer, 'Reader ' || n, 'reader' || n || '@example.test',
              'confirmed', 1, 'EUR', 0, 0, now() FROM made
     ),
     issued AS (
       INSERT INTO tickets (id, booking_id, event_key, seat_no, tier_no, price, attendee_name)
       SELECT 'tkt_' || substr(booking, 5) || '00', booking, $1::int, n, 0, 0, 'Reader ' || n FROM made
     ),
     counted AS (INSERT INTO buyer_limits (event_key, buyer, tickets) SELECT $1::int, buyer, 1 FROM made)
     UPDATE seats s SET state = 2 FROM made WHERE s.event_key = $1::int AND s.seat_no = made.n`,
    [event.key, first, count],
  );
}

/** Announces them as one batch of the inventory does, a hundred in a row of the outbox. */
export async function announceBookings(pool: pg.Pool, event: SmallEvent): Promise<void> {
  await pool.query(
    `INSERT INTO outbox (topic, payload)
     SELECT 'bookings.confirmed', json_build_object('bookingIds', json_agg(id))
     FROM (SELECT id, row_number() OVER (ORDER BY id) / 100 AS batch FROM bookings WHERE event_key = $1::int) b GROUP BY batch`,
    [event.key],
  );
}

/** Holds of one place each that end all at once, so many seconds from now. */
export async function insertHolds(
  pool: pg.Pool,
  event: SmallEvent,
  input: { first: number; count: number; endIn: number },
): Promise<void> {
  await pool.query(
    `WITH made AS MATERIALIZED (
       SELECT n, 'hold_bench' || $1::int || 'h' || n AS hold, 'bench-' || $1::int || '-h' || n AS buyer,
              now() + make_interval(secs => $4) AS ends
       FROM generate_series($2::int, $2::int + $3::int - 1) AS n
     ),
     held AS (
       INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, expires_at)
       SELECT hold, $1::int, buyer, ARRAY[n], ARRAY[0], ARRAY[0], ends FROM made
     ),
     counted AS (
       INSERT INTO buyer_limits (event_key, buyer, hold_ids, hold_ends, hold_counts)
       SELECT $1::int, buyer, ARRAY[hold], ARRAY[ends], ARRAY[1] FROM made
     )
     UPDATE seats s SET hold_id = hold, held_until = ends FROM made WHERE s.event_key = $1::int AND s.seat_no = made.n`,
    [event.key, input.first, input.count, input.endIn],
  );
}
