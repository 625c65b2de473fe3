import "server-only";

/**
 * The part that every confirmation shares. `h` holds the requests whose hold was locked and is not
 * booked or given back; ownership decides, not the clock: a hold is whole while every one of its
 * seats still carries it. Needs CTEs `req` (ord, booking, hold) before and `booked` (id, hold_id,
 * event_key, quantity, buyer, buyer_name, attendees) after.
 */
const owning = `
h AS MATERIALIZED (
  SELECT r.ord, h.id, h.event_key, h.buyer, h.seat_nos, h.tier_nos, h.prices
  FROM req r JOIN holds h ON h.id = r.hold
  JOIN events e ON e.key = h.event_key AND e.status = 'published'
  WHERE h.status = 0 ORDER BY h.id FOR NO KEY UPDATE OF h
),
owned AS MATERIALIZED (
  SELECT h.ord, s.event_key, s.seat_no
  FROM h CROSS JOIN LATERAL unnest(h.seat_nos) AS p(seat_no)
  JOIN seats s ON s.event_key = h.event_key AND s.seat_no = p.seat_no
  WHERE s.hold_id = h.id AND s.state = 0
  ORDER BY s.event_key, s.seat_no FOR NO KEY UPDATE OF s
),
whole AS MATERIALIZED (
  SELECT h.* FROM h
  WHERE cardinality(h.seat_nos) = (SELECT count(*) FROM owned o WHERE o.ord = h.ord)
)`;

/** What follows from `booked`: seats, tickets, limits, history and one announcement for the batch. */
const selling = `
sold AS (
  UPDATE seats s SET state = 2, hold_id = NULL, held_until = NULL
  FROM booked b JOIN whole w ON w.id = b.hold_id JOIN owned o ON o.ord = w.ord
  WHERE s.event_key = o.event_key AND s.seat_no = o.seat_no
),
ended AS (UPDATE holds h SET status = 2 FROM booked b WHERE h.id = b.hold_id),
issued AS (
  INSERT INTO tickets (id, booking_id, event_key, seat_no, tier_no, price, attendee_name)
  SELECT 'tkt_' || substr(b.id, 5) || lpad((p.n - 1)::text, 2, '0'), b.id, b.event_key, p.seat_no, p.tier_no, p.price,
         coalesce(b.attendees[p.n], b.buyer_name)
  FROM booked b JOIN whole w ON w.id = b.hold_id
  CROSS JOIN LATERAL unnest(w.seat_nos, w.tier_nos, w.prices) WITH ORDINALITY AS p(seat_no, tier_no, price, n)
),
counted AS MATERIALIZED (
  SELECT l.event_key, l.buyer, b.hold_id, b.quantity FROM booked b
  JOIN whole w ON w.id = b.hold_id
  JOIN buyer_limits l ON l.event_key = w.event_key AND l.buyer = w.buyer
  ORDER BY l.event_key, l.buyer FOR NO KEY UPDATE OF l
),
limits AS (
  UPDATE buyer_limits l SET tickets = l.tickets + c.quantity, (hold_ids, hold_ends, hold_counts) = (
    SELECT coalesce(array_agg(id), '{}'), coalesce(array_agg(ends), '{}'), coalesce(array_agg(n), '{}')
    FROM unnest(l.hold_ids, l.hold_ends, l.hold_counts) AS live(id, ends, n) WHERE NOT id = ANY(c.ids) AND ends > now())
  FROM (SELECT event_key, buyer, array_agg(hold_id) AS ids, sum(quantity)::int AS quantity FROM counted GROUP BY 1, 2) c
  WHERE l.event_key = c.event_key AND l.buyer = c.buyer
),
recorded AS (
  INSERT INTO booking_history (booking_id, actor, change, data)
  SELECT b.id, r.actor, 'confirmed', json_build_object('quantity', b.quantity) FROM booked b JOIN req r ON r.hold = b.hold_id
),
announced AS (
  INSERT INTO outbox (topic, payload)
  SELECT 'bookings.confirmed', json_build_object('bookingIds', json_agg(id)) FROM booked HAVING count(*) > 0
)`;

/**
 * Books what costs nothing, in one statement for many: booking, seats, tickets, limit, history,
 * idempotency and announcement, only where the hold is whole and active. Input $1: a JSON array of
 * { ord, booking, number, hold, user, buyer, name, email, locale, attendees, currency, key, hash, actor }.
 */
export const bookFreeStatement = `
WITH req AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS r(
    ord int, booking text, number text, hold text, "user" text, name text, email text, locale text,
    attendees text[], currency text, scope text, key text, hash text, actor text)
),
${owning},
booked AS (
  INSERT INTO bookings (id, number, event_key, hold_id, buyer, user_id, buyer_name, buyer_email, locale, attendees,
                        status, quantity, currency, subtotal, total, confirmed_at)
  SELECT r.booking, r.number, w.event_key, w.id, w.buyer, r."user", r.name, r.email, r.locale, r.attendees,
         'confirmed', cardinality(w.seat_nos), r.currency, 0, 0, now()
  FROM whole w JOIN req r ON r.ord = w.ord
  WHERE (SELECT sum(price) FROM unnest(w.prices) AS p(price)) = 0
  RETURNING id, hold_id, event_key, quantity, buyer, buyer_name, attendees
),
remembered AS (
  INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id)
  SELECT r.scope, r.key, r.hash, b.id FROM booked b JOIN req r ON r.hold = b.hold_id
  WHERE r.key IS NOT NULL ORDER BY 1, 2
),
${selling}
SELECT r.ord, b.id IS NOT NULL AS done FROM req r LEFT JOIN booked b ON b.hold_id = r.hold ORDER BY r.ord`;

/**
 * Confirms pending bookings whose payment is authorised. Input $1: a JSON array of
 * { ord, booking, hold, actor }.
 */
export const confirmStatement = `
WITH req AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS r(ord int, booking text, hold text, actor text)
),
${owning},
booked AS (
  UPDATE bookings b SET status = 'confirmed', confirmed_at = now()
  FROM whole w JOIN req r ON r.ord = w.ord
  WHERE b.id = r.booking AND b.hold_id = w.id AND b.status = 'pending'
  RETURNING b.id, b.hold_id, b.event_key, b.quantity, b.buyer, b.buyer_name, b.attendees
),
${selling}
SELECT r.ord, b.id IS NOT NULL AS done FROM req r LEFT JOIN booked b ON b.hold_id = r.hold ORDER BY r.ord`;
