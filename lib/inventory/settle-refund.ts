import "server-only";
import { query } from "@/lib/platform/db";

/**
 * Writes down that a refund went out: itself, what was given back of its payment, and the booking with its history and
 * announcement, in one statement and once a refund, however often and by how many it is told. `inAll`: what the provider
 * gave back of the payment so far, minor units. Not added up here, since the webhook that tells the same may be faster.
 */
export async function recordSentRefund(
  bookingId: string,
  refund: { id: string; providerId: string; inAll: number },
): Promise<void> {
  await query(
    `WITH booking AS MATERIALIZED (
       -- first, as where a booking is cancelled: the booking, its refunds, their payment
       SELECT id FROM bookings WHERE id = $1 FOR NO KEY UPDATE
     ),
     done AS (
       UPDATE refunds r SET status = 'succeeded', provider_id = $3, updated_at = now() FROM booking
       WHERE r.id = $2 AND r.status = 'pending' RETURNING r.payment_id, r.amount
     ),
     paid AS (
       UPDATE payments p SET refunded = greatest(p.refunded, least($4, p.captured)), updated_at = now(),
         status = CASE WHEN greatest(p.refunded, least($4, p.captured)) >= p.captured THEN 'refunded' ELSE 'partly_refunded' END
       FROM done d WHERE p.id = d.payment_id RETURNING p.status, d.amount
     ),
     marked AS (
       UPDATE bookings b SET status = paid.status FROM paid
       WHERE b.id = $1 AND b.status IN ('cancelled', 'confirmed', 'partly_refunded') AND b.confirmed_at IS NOT NULL
       RETURNING b.id, paid.amount
     ),
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change, data)
       SELECT id, 'system', 'refunded', json_build_object('amount', amount) FROM marked
     )
     INSERT INTO outbox (topic, payload)
     SELECT 'booking.refunded', json_build_object('bookingId', id, 'amount', amount) FROM marked`,
    [bookingId, refund.id, refund.providerId, refund.inAll],
  );
}

/**
 * Writes down that the provider could not deliver a refund it had taken on, `id` being ours, or null when it was made at
 * the provider itself. `inAll` as above, without it: what the payment and the booking say of money given back follows.
 */
export async function recordFailedRefund(
  payment: { id: string; bookingId: string },
  refund: { id: string | null; providerId: string; inAll: number },
): Promise<void> {
  await query(
    `WITH booking AS MATERIALIZED (
       SELECT id FROM bookings WHERE id = $1 FOR NO KEY UPDATE
     ),
     failed AS (
       UPDATE refunds r SET status = 'failed', provider_id = $3, updated_at = now() FROM booking
       WHERE r.id = $2 AND r.status <> 'failed' RETURNING 1
     ),
     paid AS (
       UPDATE payments p SET refunded = least($5, p.captured), updated_at = now(),
         status = CASE WHEN $5 >= p.captured THEN 'refunded' WHEN $5 > 0 THEN 'partly_refunded' ELSE 'captured' END
       FROM booking, (SELECT count(*) FROM failed) f WHERE p.id = $4 AND p.captured > 0 RETURNING p.status
     )
     UPDATE bookings b SET status = CASE
         WHEN paid.status <> 'captured' THEN paid.status WHEN b.cancelled_at IS NULL THEN 'confirmed' ELSE 'cancelled' END
     FROM paid WHERE b.id = $1 AND b.status IN ('refunded', 'partly_refunded')`,
    [payment.bookingId, refund.id, refund.providerId, payment.id, refund.inAll],
  );
}
