import "server-only";
import { usableCode } from "./discount-uses";

/**
 * The part that every confirmation shares. `h` holds the requests whose hold was locked and is not
 * booked or given back; ownership decides, not the clock: a hold is whole while every one of its
 * seats still carries it. Needs CTEs `req` (ord, booking, hold) before and `booked` (id, hold_id,
 * event_key, quantity, buyer, buyer_name, attendees) after.
 *
 * The buyer's limit was kept when the hold was made, and counts for it as long as it runs. After its
 * end it counts no more, so that it has to pass again (`within`): against the buyer's tickets and the
 * holds that he has now. At most one request of a buyer for an event may be in a batch.
 *
 * `places` stands apart so that the planner, which knows nothing of the batch's size, has no other way
 * to the seats than by their whole key.
 */
const owning = `
h AS MATERIALIZED (
  SELECT r.ord, h.id, h.event_key, h.buyer, h.seat_nos, h.tier_nos, h.prices,
         h.expires_at > now() AS runs, e.max_per_buyer
  FROM req r JOIN holds h ON h.id = r.hold
  JOIN events e ON e.key = h.event_key AND e.status = 'published'
  WHERE h.status = 0 ORDER BY h.id FOR NO KEY UPDATE OF h
),
places AS MATERIALIZED (
  SELECT h.ord, h.id, h.event_key, p.seat_no FROM h CROSS JOIN LATERAL unnest(h.seat_nos) AS p(seat_no)
),
owned AS MATERIALIZED (
  SELECT p.ord, s.event_key, s.seat_no
  FROM places p JOIN seats s ON s.event_key = p.event_key AND s.seat_no = p.seat_no
  WHERE s.hold_id = p.id AND s.state = 0
  ORDER BY s.event_key, s.seat_no FOR NO KEY UPDATE OF s
),
complete AS MATERIALIZED (
  SELECT h.* FROM h JOIN (SELECT ord, count(*) AS n FROM owned GROUP BY ord) o ON o.ord = h.ord
  WHERE cardinality(h.seat_nos) = o.n
),
counted AS MATERIALIZED (
  SELECT c.ord, c.id AS hold_id, l.event_key, l.buyer, cardinality(c.seat_nos) AS quantity,
         c.runs OR l.tickets + cardinality(c.seat_nos) + coalesce((
           SELECT sum(n) FROM unnest(l.hold_ids, l.hold_ends, l.hold_counts) AS live(id, ends, n)
           WHERE id <> c.id AND ends > now()), 0) <= c.max_per_buyer AS within
  FROM complete c
  JOIN buyer_limits l ON l.event_key = c.event_key AND l.buyer = c.buyer
  ORDER BY l.event_key, l.buyer FOR NO KEY UPDATE OF l
),
whole AS MATERIALIZED (
  SELECT c.* FROM complete c WHERE c.ord NOT IN (SELECT ord FROM counted WHERE NOT within)
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
limits AS (
  UPDATE buyer_limits l SET tickets = l.tickets + c.quantity, (hold_ids, hold_ends, hold_counts) = (
    SELECT coalesce(array_agg(id), '{}'), coalesce(array_agg(ends), '{}'), coalesce(array_agg(n), '{}')
    FROM unnest(l.hold_ids, l.hold_ends, l.hold_counts) AS live(id, ends, n) WHERE id <> c.hold_id AND ends > now())
  FROM counted c JOIN booked b ON b.hold_id = c.hold_id
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

/** One row a request: whether it was done, and if not, whether the buyer's limit or a used-up code was why. */
const answer = (codeGone: string) => `
SELECT r.ord, b.id IS NOT NULL AS done, ${codeGone} AS "codeGone",
  r.ord IN (SELECT ord FROM counted WHERE NOT within) AS "overLimit"
FROM req r LEFT JOIN booked b ON b.hold_id = r.hold ORDER BY r.ord`;

const freeRequest = `
req AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS r(
    ord int, booking text, number text, hold text, "user" text, name text, email text, locale text,
    attendees text[], currency text, scope text, key text, hash text, actor text,
    discount int, "discountCodeId" text, "discountName" text)
)`;

const remembering = `
remembered AS (
  INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id)
  SELECT r.scope, r.key, r.hash, b.id FROM booked b JOIN req r ON r.hold = b.hold_id
  WHERE r.key IS NOT NULL ORDER BY 1, 2
)`;

/**
 * Books what costs nothing, in one statement for many: booking, seats, tickets, limit, history,
 * idempotency and announcement, only where the hold is whole and active. Input $1: a JSON array of
 * { ord, booking, number, hold, user, name, email, locale, attendees, currency, scope, key, hash, actor }.
 */
export const bookFreeStatement = `
WITH ${freeRequest},
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
${remembering},
${selling}
${answer("false")}`;

/**
 * The same for what a discount makes free, with { discount, discountCodeId, discountName } besides. The uses
 * of the codes are counted in it: of several requests those come first that stand first in the batch. Codes
 * are locked after the limits and before the idempotency keys. A hold that got a booking meanwhile fails the
 * statement with a unique violation; it is then run again and leaves it out.
 */
export const bookDiscountedStatement = `
WITH ${freeRequest},
${owning},
wished AS MATERIALIZED (
  SELECT w.*, r."discountCodeId" AS code_id FROM whole w JOIN req r ON r.ord = w.ord
  WHERE (SELECT sum(price) FROM unnest(w.prices) AS p(price)) = r.discount
    AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.hold_id = w.id)
),
code AS MATERIALIZED (
  SELECT c.id, c.max_uses - c.uses AS uses_left FROM discount_codes c
  WHERE c.id IN (SELECT code_id FROM wished) AND ${usableCode}
    AND (SELECT count(*) FROM counted) >= 0
  ORDER BY c.id FOR NO KEY UPDATE
),
granted AS MATERIALIZED (
  SELECT n.* FROM (SELECT w.*, row_number() OVER (PARTITION BY code_id ORDER BY ord) AS place FROM wished w) n
  LEFT JOIN code c ON c.id = n.code_id
  WHERE n.code_id IS NULL OR (c.id IS NOT NULL AND (c.uses_left IS NULL OR n.place <= c.uses_left))
),
used AS (
  UPDATE discount_codes c SET uses = c.uses + g.n
  FROM (SELECT code_id, count(*)::int AS n FROM granted WHERE code_id IS NOT NULL GROUP BY 1) g WHERE c.id = g.code_id
),
booked AS (
  INSERT INTO bookings (id, number, event_key, hold_id, buyer, user_id, buyer_name, buyer_email, locale, attendees,
                        status, quantity, currency, subtotal, discount, discount_code_id, discount_name, total, confirmed_at)
  SELECT r.booking, r.number, w.event_key, w.id, w.buyer, r."user", r.name, r.email, r.locale, r.attendees,
         'confirmed', cardinality(w.seat_nos), r.currency, r.discount, r.discount, r."discountCodeId", r."discountName", 0, now()
  FROM granted w JOIN req r ON r.ord = w.ord
  RETURNING id, hold_id, event_key, quantity, buyer, buyer_name, attendees
),
${remembering},
${selling}
${answer("b.id IS NULL AND r.ord IN (SELECT ord FROM wished)")}`;

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
${answer("false")}`;
