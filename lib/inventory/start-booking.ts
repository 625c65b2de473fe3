import "server-only";
import { query } from "@/lib/platform/db";
import type { NewBooking } from "./confirm-booking";

/** Minor units; total = subtotal − discount + fees; tax is contained. */
export interface Price {
  subtotal: number;
  discount: number;
  fees: number;
  tax: number;
  total: number;
}

/**
 * Makes the pending booking of a hold that has to be paid. False when the hold is over, incomplete
 * or already has a booking.
 * @throws unique violation when the (scope, key) was used at the same time
 */
export async function startBooking(item: NewBooking, price: Price): Promise<boolean> {
  const rows = await query(
    `WITH mine AS MATERIALIZED (
       SELECT id, event_key, buyer, seat_nos FROM holds
       WHERE id = $3 AND status = 0 AND expires_at > now() FOR NO KEY UPDATE
     ),
     whole AS (
       SELECT m.* FROM mine m WHERE cardinality(m.seat_nos) = (
         SELECT count(*) FROM seats s WHERE s.event_key = m.event_key AND s.seat_no = ANY(m.seat_nos) AND s.hold_id = m.id)
     ),
     booked AS (
       INSERT INTO bookings (id, number, event_key, hold_id, buyer, user_id, buyer_name, buyer_email, locale, attendees,
                             status, quantity, currency, subtotal, discount, fees, tax, total)
       SELECT $1, $2, event_key, id, buyer, $4, $5, $6, $7, $8, 'pending', cardinality(seat_nos), $9, $10, $11, $12, $13, $14
       FROM whole ON CONFLICT (hold_id) DO NOTHING RETURNING id
     ),
     remembered AS (
       INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id)
       SELECT $15, $16, $17, id FROM booked WHERE $16::text IS NOT NULL
     ),
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change) SELECT id, $18, 'created' FROM booked
     )
     SELECT id FROM booked`,
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
    ],
    "start-booking",
  );
  return rows.length > 0;
}
