import type pg from "pg";
import { newBookingNumber } from "@/lib/platform/ids";
import { idMadeAt } from "./aged-id";

export interface Buyer {
  /** Scope of limits: the user's id, or a guest's scope. */
  scope: string;
  userId: string | null;
  name: string;
  email: string;
  locale: string;
}

/** What one buyer buys at once. */
export interface Sale {
  buyer: Buyer;
  seatNos: number[];
  /** Of the event's tiers, in the order of seatNos. */
  tierNos: number[];
  /** Minor units, in the order of seatNos. */
  prices: number[];
  at: Date;
}

/** From the hold to the payment, in seconds. */
const PAID_AFTER = 95;

/**
 * Everything that a confirmed booking leaves behind, for many at once: hold, booking, seats, tickets,
 * limit, history and payment. Nothing is announced: these sales are history. Input: $1 the event's
 * key, $2 its currency, $3 a JSON array of sales. Answers the number of seats that were free and are
 * sold now.
 */
const statement = `
WITH sale AS MATERIALIZED (
  SELECT s.*, at + CASE WHEN total > 0 THEN interval '${PAID_AFTER} seconds' ELSE interval '0' END AS done
  FROM json_to_recordset($3::json) AS s(
    hold text, booking text, payment text, number text, buyer text, "user" text, name text, email text, locale text,
    seats int[], tiers int[], prices int[], total int, at timestamptz)
),
place AS MATERIALIZED (
  SELECT s.booking, s.name, s.done, p.seat_no, p.tier_no, p.price, p.n
  FROM sale s CROSS JOIN LATERAL unnest(s.seats, s.tiers, s.prices) WITH ORDINALITY AS p(seat_no, tier_no, price, n)
),
held AS (
  INSERT INTO holds (id, event_key, buyer, user_id, seat_nos, tier_nos, prices, status, expires_at, created_at)
  SELECT hold, $1, buyer, "user", seats, tiers, prices, 2, at + interval '180 seconds', at FROM sale
),
booked AS (
  INSERT INTO bookings (id, number, event_key, hold_id, buyer, user_id, buyer_name, buyer_email, locale, status,
                        quantity, currency, subtotal, total, created_at, confirmed_at)
  SELECT booking, number, $1, hold, buyer, "user", name, email, locale, 'confirmed',
         cardinality(seats), $2, total, total, at, done
  FROM sale
),
sold AS (
  UPDATE seats s SET state = 2 FROM place p
  WHERE s.event_key = $1 AND s.seat_no = p.seat_no AND s.tier_no = p.tier_no AND s.state = 0 AND s.hold_id IS NULL
  RETURNING s.seat_no
),
issued AS (
  INSERT INTO tickets (id, booking_id, event_key, seat_no, tier_no, price, attendee_name, created_at)
  SELECT 'tkt_' || substr(booking, 5) || lpad((n - 1)::text, 2, '0'), booking, $1, seat_no, tier_no, price, name, done
  FROM place
),
counted AS (
  INSERT INTO buyer_limits AS l (event_key, buyer, tickets)
  SELECT $1, buyer, sum(cardinality(seats)) FROM sale GROUP BY buyer
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
    FROM sale
  ) AS change ORDER BY at, booking, step
),
paid AS (
  INSERT INTO payments (id, booking_id, session_id, intent_id, checkout_url, status, amount, captured, currency,
                        created_at, updated_at)
  SELECT payment, booking, 'cs_test_' || payment, 'pi_' || payment, '', 'captured', total, total, $2, at, done
  FROM sale WHERE total > 0
)
SELECT count(*)::int AS seats FROM sold`;

/**
 * Sells seats of one event as if their buyers had come one after the other, in the caller's
 * transaction; answers the bookings' ids in the order of `sales`. Limits per buyer and the sales
 * window are the caller's business.
 * @throws Error when a seat is not free or not of the tier said; the transaction must then be rolled back
 */
export async function sellSeats(
  client: pg.ClientBase,
  event: { key: number; currency: string },
  sales: Sale[],
): Promise<string[]> {
  if (sales.length === 0) return [];
  const input = sales.map(({ buyer, seatNos, tierNos, prices, at }) => ({
    hold: idMadeAt("hold", at),
    booking: idMadeAt("booking", at),
    payment: idMadeAt("payment", at),
    number: newBookingNumber(),
    buyer: buyer.scope,
    user: buyer.userId,
    name: buyer.name,
    email: buyer.email,
    locale: buyer.locale,
    seats: seatNos,
    tiers: tierNos,
    prices,
    total: prices.reduce((sum, price) => sum + price, 0),
    at: at.toISOString(),
  }));
  const { rows } = await client.query<{ seats: number }>(statement, [event.key, event.currency, JSON.stringify(input)]);
  const wanted = sales.reduce((sum, sale) => sum + sale.seatNos.length, 0);
  if (rows[0]?.seats !== wanted) throw new Error(`Only ${rows[0]?.seats} of ${wanted} seats were free to be sold`);
  return input.map((sale) => sale.booking);
}
