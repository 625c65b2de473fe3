import { cancelBooking, markRefunded } from "@/lib/inventory/cancel-booking";
import { query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/**
 * Cancels a booking made by sellSeats and gives all of its money back, as its buyer would have done,
 * without asking the payment service, which does not know of it.
 * @throws Error when the booking is not confirmed
 */
export async function refundSold(bookingId: string, buyer: string): Promise<void> {
  const [paid] = await query<{ amount: number }>(
    "SELECT captured AS amount FROM payments WHERE booking_id = $1 AND status = 'captured'",
    [bookingId],
  );
  if (!paid) throw new Error(`Booking ${bookingId} has nothing to give back`);
  const { amount } = paid;
  const done = await cancelBooking({ bookingId, from: ["confirmed"], actor: buyer, data: { refund: amount } });
  if (!done) throw new Error(`Booking ${bookingId} is not confirmed`);
  const refundId = newId("refund");
  await query(
    `WITH back AS (
       UPDATE payments SET refunded = captured, status = 'refunded', updated_at = now()
       WHERE booking_id = $1 AND status = 'captured' RETURNING id, captured
     )
     INSERT INTO refunds (id, payment_id, provider_id, amount, reason, status, updated_at)
     SELECT $2, id, 're_' || $2, captured, 'cancelled_by_buyer', 'succeeded', now() FROM back`,
    [bookingId, refundId],
  );
  await markRefunded(bookingId, { whole: true, amount, actor: "system" });
}
