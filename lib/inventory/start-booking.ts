import "server-only";
import { query } from "@/lib/platform/db";
import type { NewBooking } from "./confirm-booking";
import { usableCode } from "./discount-uses";

/** Minor units; total = subtotal − discount + fees; tax is contained. */
export interface Price {
  subtotal: number;
  discount: number;
  fees: number;
  tax: number;
  total: number;
}

/** A booking's price, and what took its discount off. */
export interface BookingPrice extends Price {
  discountCodeId: string | null;
  discountName: string | null;
}

/** made · over: the hold is over, incomplete or already has a booking, or the event is off · code_gone: no use of the code is left */
export type StartOutcome = "made" | "over" | "code_gone";

/**
 * Makes the pending booking of a hold that has to be paid, and counts the use of its discount code in
 * the same statement: hold first, then code. A hold that got a booking meanwhile ends in a unique
 * violation, which also takes the counted use back.
 * @throws unique violation when the hold was booked or the (scope, key) used at the same time
 */
export async function startBooking(item: NewBooking, price: BookingPrice): Promise<StartOutcome> {
  const [row] = await query<{ made: boolean; codeGone: boolean }>(
    `WITH mine AS MATERIALIZED (
       SELECT id, event_key, buyer, seat_nos FROM holds
       WHERE id = $3 AND status = 0 AND expires_at > now() FOR NO KEY UPDATE
     ),
     whole AS MATERIALIZED (
       SELECT m.* FROM mine m WHERE cardinality(m.seat_nos) = (
         SELECT count(*) FROM seats s WHERE s.event_key = m.event_key AND s.seat_no = ANY(m.seat_nos) AND s.hold_id = m.id)
       AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.hold_id = m.id)
       AND EXISTS (SELECT 1 FROM events e WHERE e.key = m.event_key AND e.status = 'published')
     ),
     used AS (
       UPDATE discount_codes c SET uses = c.uses + 1 FROM whole w
       WHERE c.id = $19 AND ${usableCode} AND (c.max_uses IS NULL OR c.uses < c.max_uses) RETURNING c.id
     ),
     booked AS (
       INSERT INTO bookings (id, number, event_key, hold_id, buyer, user_id, buyer_name, buyer_email, locale, attendees,
                             status, quantity, currency, subtotal, discount, fees, tax, total, discount_code_id, discount_name)
       SELECT $1, $2, event_key, id, buyer, $4, $5, $6, $7, $8, 'pending', cardinality(seat_nos), $9, $10, $11, $12, $13, $14, $19, $20
       FROM whole WHERE $19::text IS NULL OR EXISTS (SELECT 1 FROM used) RETURNING id
     ),
     remembered AS (
       INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id)
       SELECT $15, $16, $17, id FROM booked WHERE $16::text IS NOT NULL
     ),
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change) SELECT id, $18, 'created' FROM booked
     )
     SELECT EXISTS (SELECT 1 FROM booked) AS made,
       EXISTS (SELECT 1 FROM whole) AND NOT EXISTS (SELECT 1 FROM booked) AS "codeGone"`,
    [
      item.booking,
      item.number,
      item.hold,
      item.user,
      item.name,
      item.email,
      item.locale,
      item.attendees,
      item.currency,
      price.subtotal,
      price.discount,
      price.fees,
      price.tax,
      price.total,
      item.scope,
      item.key,
      item.hash,
      item.actor,
      price.discountCodeId,
      price.discountName,
    ],
    "start-booking",
  );
  return row?.made ? "made" : row?.codeGone ? "code_gone" : "over";
}
