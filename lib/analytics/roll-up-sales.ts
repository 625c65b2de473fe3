import "server-only";
import { query } from "@/lib/platform/db";
import { firstIdAt } from "@/lib/platform/ids";

/** A refund is sent at most so long after it was owed: outages of the provider do not last longer. */
const LATEST_REFUND_MS = 60 * 86_400_000;
const DAY_MS = 86_400_000;

/**
 * Counts the sales of all events anew for the days from `from` to `to`, both whole, each day as it is in the event's
 * time zone: what was confirmed, cancelled and given back on it. Counting again gives the same rows; a day on which
 * nothing happened has none. Money in minor units. A refund counts on the day on which it was sent; one that was made
 * at the provider on the day on which it ended its booking. Answers how many rows were written.
 */
export async function rollUpSales(from: string, to: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `WITH span AS (
       -- a day is at most 26 hours away from the same day elsewhere, and an hour longer than 24
       SELECT $1::date::timestamptz - interval '2 days' AS since, $2::date::timestamptz + interval '3 days' AS until
     ),
     sold AS (
       SELECT b.event_key, (b.confirmed_at AT TIME ZONE e.time_zone)::date AS day, count(*)::int AS bookings,
         sum(b.quantity)::int AS tickets, sum(b.total::int8) AS revenue
       FROM span, bookings b JOIN events e ON e.key = b.event_key
       WHERE b.confirmed_at >= span.since AND b.confirmed_at < span.until GROUP BY 1, 2
     ),
     ended AS (
       SELECT b.id, b.event_key, b.cancelled_at, (b.cancelled_at AT TIME ZONE e.time_zone)::date AS day
       FROM span, bookings b JOIN events e ON e.key = b.event_key
       WHERE b.cancelled_at >= span.since AND b.cancelled_at < span.until AND b.confirmed_at IS NOT NULL
     ),
     given_back AS (
       SELECT b.event_key, (r.updated_at AT TIME ZONE e.time_zone)::date AS day, r.amount::int8 AS amount
       FROM span, refunds r JOIN payments p ON p.id = r.payment_id JOIN bookings b ON b.id = p.booking_id
       JOIN events e ON e.key = b.event_key
       WHERE r.id >= $3 AND r.status = 'succeeded' AND b.confirmed_at IS NOT NULL
         AND r.updated_at >= span.since AND r.updated_at < span.until
       UNION ALL
       SELECT x.event_key, x.day, greatest(0, (h.data->>'refund')::int8 - coalesce((
         SELECT sum(r.amount) FROM refunds r JOIN payments p ON p.id = r.payment_id
         WHERE p.booking_id = x.id AND r.status = 'succeeded'), 0))
       FROM ended x JOIN booking_history h ON h.booking_id = x.id
       WHERE h.change = 'cancelled' AND h.data->>'reason' = 'refunded_at_provider'
     ),
     days AS (
       SELECT event_key, day, sum(bookings)::int AS bookings, sum(tickets)::int AS tickets, sum(revenue)::int8 AS revenue,
         sum(refunded)::int8 AS refunded, sum(cancelled)::int AS cancelled
       FROM (
         SELECT event_key, day, bookings, tickets, revenue, 0 AS refunded, 0 AS cancelled FROM sold
         UNION ALL SELECT event_key, day, 0, 0, 0, sum(amount), 0 FROM given_back GROUP BY 1, 2
         UNION ALL SELECT event_key, day, 0, 0, 0, 0, count(*) FROM ended GROUP BY 1, 2
       ) parts
       WHERE day BETWEEN $1::date AND $2::date GROUP BY 1, 2
     ),
     written AS (
       INSERT INTO sales_days AS s (event_key, day, bookings, tickets, revenue, refunded, cancelled)
       SELECT event_key, day, bookings, tickets, revenue, refunded, cancelled FROM days ORDER BY 1, 2
       ON CONFLICT (event_key, day) DO UPDATE SET bookings = excluded.bookings, tickets = excluded.tickets,
         revenue = excluded.revenue, refunded = excluded.refunded, cancelled = excluded.cancelled
       WHERE (s.bookings, s.tickets, s.revenue, s.refunded, s.cancelled)
         IS DISTINCT FROM (excluded.bookings, excluded.tickets, excluded.revenue, excluded.refunded, excluded.cancelled)
       RETURNING 1
     )
     SELECT count(*) FROM written`,
    [from, to, firstIdAt("refund", Date.parse(from) - LATEST_REFUND_MS - DAY_MS)],
  );
  return row?.count ?? 0;
}
