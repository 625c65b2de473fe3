/** From the hold to the payment, in seconds. */
const PAID_AFTER = 95;

/** How long a hold lasts, in seconds. */
const HOLD = 180;

/**
 * Everything that bookings leave behind, for many at once: hold, booking, seats, tickets, limit, history,
 * payment and refund, for confirmed ones and for those that ended since. Nothing is announced: these sales
 * are history. Input: $1 the event's key, $2 its currency, $3 a JSON array of sales. Answers the number of
 * seats that were free and are sold now.
 */
export const sellStatement = `
WITH sale AS MATERIALIZED (
  SELECT s.*, status <> 'expired' AS bought, at + CASE WHEN total > 0 THEN interval '${PAID_AFTER} seconds' ELSE interval '0' END AS done
  FROM json_to_recordset($3::json) AS s(
    hold text, booking text, payment text, refund text, number text, buyer text, "user" text, name text, email text,
    locale text, attendees text[], seats int[], tiers int[], prices int[], subtotal int, discount int, code text,
    "discountName" text, fees int, tax int, total int, at timestamptz, status text, ended timestamptz, actor text,
    reason text, back int)
),
place AS MATERIALIZED (
  SELECT s.booking, s.status, s.ended, s.done, p.seat_no, p.tier_no, p.price, p.n,
         coalesce(s.attendees[p.n], s.name) AS attendee
  FROM sale s CROSS JOIN LATERAL unnest(s.seats, s.tiers, s.prices) WITH ORDINALITY AS p(seat_no, tier_no, price, n)
  WHERE s.bought
),
held AS (
  INSERT INTO holds (id, event_key, buyer, user_id, seat_nos, tier_nos, prices, status, expires_at, created_at)
  SELECT hold, $1, buyer, "user", seats, tiers, prices, CASE WHEN bought THEN 2 ELSE 3 END,
         at + interval '${HOLD} seconds', at
  FROM sale
),
booked AS (
  INSERT INTO bookings (id, number, event_key, hold_id, buyer, user_id, buyer_name, buyer_email, locale, attendees,
                        status, quantity, currency, subtotal, discount, discount_code_id, discount_name, fees, tax,
                        total, created_at, confirmed_at, cancelled_at)
  SELECT booking, number, $1, hold, buyer, "user", name, email, locale, attendees, status, cardinality(seats), $2,
         subtotal, discount, code, "discountName", fees, tax, total, at, CASE WHEN bought THEN done END,
         CASE WHEN bought THEN ended END
  FROM sale
),
sold AS (
  UPDATE seats s SET state = 2 FROM place p
  WHERE p.status = 'confirmed' AND s.event_key = $1 AND s.seat_no = p.seat_no AND s.tier_no = p.tier_no
    AND s.state = 0 AND s.hold_id IS NULL
  RETURNING s.seat_no
),
issued AS (
  INSERT INTO tickets (id, booking_id, event_key, seat_no, tier_no, price, attendee_name, created_at, voided_at)
  SELECT 'tkt_' || substr(booking, 5) || lpad((n - 1)::text, 2, '0'), booking, $1, seat_no, tier_no, price, attendee,
         done, ended
  FROM place
),
counted AS (
  INSERT INTO buyer_limits AS l (event_key, buyer, tickets)
  SELECT $1, buyer, sum(cardinality(seats)) FROM sale WHERE status = 'confirmed' GROUP BY buyer
  ON CONFLICT (event_key, buyer) DO UPDATE SET tickets = l.tickets + excluded.tickets
),
recorded AS (
  INSERT INTO booking_history (booking_id, at, actor, change, data)
  SELECT booking, at, actor, change, data::jsonb FROM (
    SELECT booking, at, coalesce("user", 'buyer') AS actor, 'created' AS change, '{}' AS data, 1 AS step
    FROM sale WHERE total > 0
    UNION ALL
    SELECT booking, done, CASE WHEN total > 0 THEN 'system' ELSE coalesce("user", 'buyer') END, 'confirmed',
           json_build_object('quantity', cardinality(seats))::text, 2
    FROM sale WHERE bought
    UNION ALL
    SELECT booking, ended, 'system', 'expired', '{}', 2 FROM sale WHERE NOT bought
    UNION ALL
    SELECT booking, ended, actor, 'cancelled', json_build_object('refund', back, 'reason', reason)::text, 3
    FROM sale WHERE bought AND ended IS NOT NULL
    UNION ALL
    SELECT booking, ended + interval '2 seconds', 'system', 'refunded', json_build_object('amount', back)::text, 4
    FROM sale WHERE back > 0
  ) AS change ORDER BY at, booking, step
),
paid AS (
  INSERT INTO payments (id, booking_id, session_id, intent_id, checkout_url, status, amount, captured, refunded,
                        currency, created_at, updated_at)
  SELECT payment, booking, 'cs_test_' || payment, CASE WHEN bought THEN 'pi_' || payment END, '',
         CASE WHEN NOT bought THEN 'expired' WHEN back = total THEN 'refunded' WHEN back > 0 THEN 'partly_refunded'
              ELSE 'captured' END,
         total, CASE WHEN bought THEN total ELSE 0 END, back, $2, at, coalesce(ended, done)
  FROM sale WHERE total > 0
  RETURNING id
),
given_back AS (
  INSERT INTO refunds (id, payment_id, provider_id, amount, reason, status, created_at, updated_at)
  SELECT refund, payment, 're_' || refund, back, reason, 'succeeded', ended, ended + interval '2 seconds'
  FROM sale WHERE back > 0 AND EXISTS (SELECT 1 FROM paid)
)
SELECT count(*)::int AS seats FROM sold`;
