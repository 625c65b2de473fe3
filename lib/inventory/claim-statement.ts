import "server-only";

/** A place is for sale when nobody holds it, or the hold is over by the database's clock. */
const free = "s.state = 0 AND (s.hold_id IS NULL OR s.held_until <= now())";

/**
 * One statement for many hold requests, over many events. Input $1: a JSON array of
 * { ord, hold, event, buyer, user, key, hash, seats, seconds, counted, tries }.
 * Each request gets all of its seats or none. Order of locks everywhere in the inventory:
 * holds, seats by (event, seat), buyer_limits by (event, buyer), discount_codes, idempotency_keys.
 * What stands behind OFFSET 0 is looked up by its key, request by request: the planner, which knows neither how many
 * requests come nor how a table grows in a rush, would else read all keys through.
 * Ends are whole milliseconds, as they are kept, so that a repetition tells the same one.
 * A simultaneous insert of the same (buyer, key) elsewhere fails the statement with 23505; it is
 * then run again and finds the other's result in `earlier`.
 */
export function claimStatement(lock: "skip" | "wait"): string {
  return `
WITH req AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS r(
    ord int, hold text, event int, buyer text, "user" text, key text, hash text,
    seats int[], seconds int, counted boolean, tries boolean)
),
earlier AS MATERIALIZED (
  SELECT r.ord, k.request_hash, k.resource_id
  FROM req r CROSS JOIN LATERAL (
    SELECT request_hash, resource_id FROM idempotency_keys WHERE buyer = r.buyer AND key = r.key OFFSET 0) k
),
sale AS MATERIALIZED (
  SELECT r.*, e.id AS event_id, e.max_per_buyer
  FROM req r JOIN events e ON e.key = r.event
  WHERE r.tries AND r.ord NOT IN (SELECT ord FROM earlier)
    AND e.status = 'published' AND e.deleted_at IS NULL
    AND (e.sales_start_at IS NULL OR e.sales_start_at <= now())
    AND coalesce(e.sales_end_at, e.starts_at) > now()
),
allowed AS (SELECT * FROM sale WHERE cardinality(seats) <= max_per_buyer),
locked AS MATERIALIZED (
  SELECT a.ord, s.event_key, s.seat_no, s.tier_no
  FROM allowed a CROSS JOIN LATERAL unnest(a.seats) AS w(seat_no)
  JOIN seats s ON s.event_key = a.event AND s.seat_no = w.seat_no
  WHERE ${free}
  ORDER BY s.event_key, s.seat_no
  FOR NO KEY UPDATE OF s ${lock === "skip" ? "SKIP LOCKED" : ""}
),
complete AS MATERIALIZED (
  SELECT a.ord, a.hold, a.event, a.buyer, a."user", a.key, a.hash, a.counted,
         date_trunc('milliseconds', now()) + make_interval(secs => a.seconds) AS ends,
         array_agg(l.seat_no ORDER BY l.seat_no) AS seat_nos,
         array_agg(l.tier_no::int ORDER BY l.seat_no) AS tier_nos,
         array_agg(t.price ORDER BY l.seat_no) AS prices
  FROM allowed a
  JOIN locked l ON l.ord = a.ord
  JOIN tiers t ON t.event_id = a.event_id AND t.no = l.tier_no
  GROUP BY a.ord, a.hold, a.event, a.buyer, a."user", a.key, a.hash, a.counted, a.seconds, a.seats
  HAVING count(*) = cardinality(a.seats)
),
within AS (
  INSERT INTO buyer_limits AS b (event_key, buyer, hold_ids, hold_ends, hold_counts)
  SELECT event, buyer, ARRAY[hold], ARRAY[ends], ARRAY[cardinality(seat_nos)]
  FROM complete WHERE counted ORDER BY event, buyer
  ON CONFLICT (event_key, buyer) DO UPDATE SET
    (hold_ids, hold_ends, hold_counts) = (
      SELECT array_agg(id), array_agg(ends), array_agg(n)
      FROM unnest(b.hold_ids || excluded.hold_ids, b.hold_ends || excluded.hold_ends,
                  b.hold_counts || excluded.hold_counts) AS live(id, ends, n)
      WHERE ends > now())
  WHERE b.tickets + excluded.hold_counts[1] + coalesce((
      SELECT sum(n) FROM unnest(b.hold_ends, b.hold_counts) AS live(ends, n) WHERE ends > now()), 0)
    <= (SELECT max_per_buyer FROM events WHERE key = b.event_key)
  RETURNING b.event_key, b.buyer
),
won AS MATERIALIZED (
  SELECT c.* FROM complete c
  WHERE NOT c.counted OR EXISTS (SELECT 1 FROM within w WHERE w.event_key = c.event AND w.buyer = c.buyer)
),
remembered AS (
  INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id)
  SELECT buyer, key, hash, hold FROM won WHERE key IS NOT NULL ORDER BY buyer, key
),
marked AS (
  UPDATE seats s SET hold_id = w.hold, held_until = w.ends
  FROM won w JOIN locked l ON l.ord = w.ord
  WHERE s.event_key = l.event_key AND s.seat_no = l.seat_no
),
kept AS (
  INSERT INTO holds (id, event_key, buyer, user_id, seat_nos, tier_nos, prices, expires_at)
  SELECT hold, event, buyer, "user", seat_nos, tier_nos, prices, ends FROM won
)
SELECT r.ord,
  CASE
    WHEN x.ord IS NOT NULL THEN 'earlier'
    WHEN w.ord IS NOT NULL THEN 'won'
    WHEN NOT r.tries THEN 'waited'
    WHEN v.ord IS NULL THEN 'closed'
    WHEN cardinality(r.seats) > v.max_per_buyer OR c.ord IS NOT NULL THEN 'limit'
    ELSE 'lost'
  END AS outcome,
  x.request_hash AS "earlierHash", x.resource_id AS "earlierId",
  w.seat_nos AS "seatNos", w.tier_nos AS "tierNos", w.prices, w.ends AS "expiresAt",
  v.max_per_buyer AS "maxPerBuyer",
  CASE WHEN v.ord IS NOT NULL AND w.ord IS NULL THEN (
    SELECT array_agg(q.seat_no) FROM unnest(r.seats) AS q(seat_no)
    WHERE NOT EXISTS (SELECT 1 FROM seats s WHERE s.event_key = r.event AND s.seat_no = q.seat_no AND ${free})
  ) END AS taken
FROM req r
LEFT JOIN earlier x ON x.ord = r.ord
LEFT JOIN sale v ON v.ord = r.ord
LEFT JOIN complete c ON c.ord = r.ord
LEFT JOIN won w ON w.ord = r.ord
ORDER BY r.ord`;
}

export interface ClaimRow extends Record<string, unknown> {
  ord: number;
  /** waited: it stood behind a neighbour of the batch that wanted one of its seats */
  outcome: "earlier" | "won" | "waited" | "closed" | "limit" | "lost";
  earlierHash: string | null;
  earlierId: string | null;
  seatNos: number[] | null;
  tierNos: number[] | null;
  prices: number[] | null;
  expiresAt: Date | null;
  maxPerBuyer: number | null;
  /** Seats that a committed row keeps from the buyer; what else is missing was locked by somebody. */
  taken: number[] | null;
}
