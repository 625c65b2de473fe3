import "server-only";
import { query } from "@/lib/platform/db";
import { noteChange } from "./availability";
import { returnUses } from "./discount-uses";

/**
 * Ends a booking: its tickets are void, its seats for sale again, its buyer's limit lower; a pending
 * one gives its hold and the use of its discount code back. What is to be refunded is written down in the same statement, so that no
 * crash can come between. False when the booking is not in one of the states `from`.
 */
export async function cancelBooking(input: {
  bookingId: string;
  from: ("pending" | "confirmed")[];
  actor: string;
  /** For the history; `reason` is announced as well. */
  data: Record<string, unknown>;
  /** True for a confirmed booking whose money was never had: the use of its discount code comes back as well. */
  unpaid?: boolean;
  /**
   * The refund that is to be sent then; amount in minor units. No more than what is left of the payment is written
   * down, and nothing when nothing is left: a part may have gone back at the provider.
   */
  refund?: { id: string; paymentId: string; amount: number; reason: string };
}): Promise<boolean> {
  const { refund } = input;
  const [row] = await query<{ eventKey: number; seatNos: number[] }>(
    `WITH hold AS MATERIALIZED (
       SELECT h.id FROM holds h JOIN bookings b ON b.hold_id = h.id WHERE b.id = $1 FOR NO KEY UPDATE OF h
     ),
     target AS MATERIALIZED (
       SELECT b.id, b.hold_id, b.event_key, b.buyer, b.status, b.quantity, b.discount_code_id FROM bookings b
       WHERE b.id = $1 AND b.status = ANY($2) AND EXISTS (SELECT 1 FROM hold) FOR NO KEY UPDATE
     ),
     -- refunds before their payment, the order in which one that was sent is written down
     on_its_way AS MATERIALIZED (
       SELECT r.amount FROM refunds r WHERE r.payment_id = $6 AND r.status = 'pending' AND EXISTS (SELECT 1 FROM target)
       ORDER BY r.id FOR NO KEY UPDATE
     ),
     paid AS MATERIALIZED (
       SELECT p.captured - p.refunded - w.amount AS rest
       FROM (SELECT coalesce(sum(amount), 0) AS amount FROM on_its_way) w, payments p
       WHERE p.id = $6 AND EXISTS (SELECT 1 FROM target) FOR NO KEY UPDATE OF p
     ),
     owed AS (
       INSERT INTO refunds (id, payment_id, amount, reason, status, updated_at)
       SELECT $5, $6, least($7::int, rest), $8, 'pending', now() FROM paid WHERE least($7::int, rest) > 0
       RETURNING amount
     ),
     given_back AS (
       UPDATE holds h SET status = 1 FROM target t WHERE h.id = t.hold_id AND h.status = 0
       RETURNING h.id, h.event_key, h.seat_nos
     ),
     voided AS (
       UPDATE tickets k SET voided_at = now() FROM target t
       WHERE k.booking_id = t.id AND k.voided_at IS NULL RETURNING k.event_key, k.seat_no
     ),
     locked AS MATERIALIZED (
       SELECT s.event_key, s.seat_no FROM seats s WHERE (s.event_key, s.seat_no) IN (
         SELECT event_key, seat_no FROM voided
         UNION SELECT g.event_key, unnest(g.seat_nos) FROM given_back g)
       AND (s.state = 2 OR s.hold_id IN (SELECT id FROM given_back))
       ORDER BY s.event_key, s.seat_no FOR NO KEY UPDATE OF s
     ),
     freed AS (
       UPDATE seats s SET state = 0, hold_id = NULL, held_until = NULL FROM locked l
       WHERE s.event_key = l.event_key AND s.seat_no = l.seat_no RETURNING s.seat_no
     ),
     limits AS (
       UPDATE buyer_limits l SET
         tickets = greatest(0, l.tickets - CASE WHEN t.status = 'confirmed' THEN t.quantity ELSE 0 END),
         (hold_ids, hold_ends, hold_counts) = (
           SELECT coalesce(array_agg(id), '{}'), coalesce(array_agg(ends), '{}'), coalesce(array_agg(n), '{}')
           FROM unnest(l.hold_ids, l.hold_ends, l.hold_counts) AS live(id, ends, n) WHERE id <> t.hold_id AND ends > now())
       FROM target t WHERE l.event_key = t.event_key AND l.buyer = t.buyer RETURNING 1
     ),
     unused AS (
       SELECT discount_code_id FROM target WHERE discount_code_id IS NOT NULL AND (status = 'pending' OR $9)
     ),
     ${returnUses("unused", "limits")},
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change, data) SELECT id, $3, 'cancelled',
         $4::jsonb || CASE WHEN $5::text IS NULL THEN '{}'
           ELSE jsonb_build_object('refund', coalesce((SELECT amount FROM owed), 0)) END
       FROM target
     ),
     announced AS (
       INSERT INTO outbox (topic, payload)
       SELECT 'booking.cancelled', json_build_object('bookingId', id, 'reason', $4::jsonb->>'reason') FROM target
     )
     UPDATE bookings b SET status = 'cancelled', cancelled_at = now() FROM target t WHERE b.id = t.id
     RETURNING b.event_key AS "eventKey", coalesce((SELECT array_agg(seat_no) FROM freed), '{}') AS "seatNos"`,
    [
      input.bookingId,
      input.from,
      input.actor,
      JSON.stringify(input.data),
      refund?.id ?? null,
      refund?.paymentId ?? null,
      refund?.amount ?? null,
      refund?.reason ?? null,
      input.unpaid ?? false,
    ],
  );
  if (!row) return false;
  noteChange(row.eventKey, { to: "available", seatNos: row.seatNos });
  return true;
}

/** Marks a cancelled booking as refunded, wholly or in part, once the money is on its way back. */
export async function markRefunded(
  bookingId: string,
  input: { whole: boolean; amount: number; actor: string },
): Promise<void> {
  await query(
    `WITH target AS (
       UPDATE bookings SET status = $2 WHERE id = $1 AND status IN ('cancelled', 'confirmed', 'partly_refunded') AND status <> $2 AND confirmed_at IS NOT NULL
       RETURNING id
     ),
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change, data)
       SELECT id, $3, 'refunded', json_build_object('amount', $4::int) FROM target
     )
     INSERT INTO outbox (topic, payload)
     SELECT 'booking.refunded', json_build_object('bookingId', id, 'amount', $4::int) FROM target`,
    [bookingId, input.whole ? "refunded" : "partly_refunded", input.actor, input.amount],
  );
}
