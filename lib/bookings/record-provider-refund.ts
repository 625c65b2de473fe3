import "server-only";
import type Stripe from "stripe";
import { cancelBooking, markRefunded } from "@/lib/inventory/cancel-booking";
import { readCharge } from "@/lib/payments/read-charge";
import { db, query } from "@/lib/platform/db";
import { settleBooking } from "./settle-booking";

/**
 * Takes over a refund that the provider reports, ours or one made at the provider itself. After a
 * whole refund the tickets are void and the seats for sale.
 */
export async function recordProviderRefund(told: Stripe.Charge): Promise<void> {
  // letting an authorisation go is reported as a refund too, of money that was never taken
  if (!told.captured) return;
  const intentId = typeof told.payment_intent === "string" ? told.payment_intent : told.payment_intent?.id;
  const { bookingId } = told.metadata;
  // until the first look at the provider the intent is not known here, but its charge names the booking
  const payment =
    (intentId && (await db().payment.findUnique({ where: { intentId } }))) ||
    (bookingId && (await db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } })));
  if (!payment) return;
  // the news of the payment itself may come later than that of its refund
  await settleBooking(payment.bookingId);
  // late news may tell of a refund that came to nothing since
  const charge = (intentId && (await readCharge(intentId))) || told;
  if (charge.amount_refunded === 0) return;
  await query(
    `UPDATE payments SET refunded = greatest(refunded, least($2, captured)), updated_at = now(),
       status = CASE WHEN greatest(refunded, least($2, captured)) >= captured THEN 'refunded' ELSE 'partly_refunded' END
     WHERE id = $1 AND captured > 0`,
    [payment.id, charge.amount_refunded],
  );
  const whole = charge.amount_refunded >= charge.amount_captured;
  const cancelled =
    whole &&
    (await cancelBooking({
      bookingId: payment.bookingId,
      from: ["confirmed"],
      actor: "system",
      data: { reason: "refunded_at_provider", refund: charge.amount_refunded },
    }));
  if (cancelled)
    await markRefunded(payment.bookingId, { whole: true, amount: charge.amount_refunded, actor: "system" });
}
