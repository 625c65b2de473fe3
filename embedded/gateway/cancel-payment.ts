import type Stripe from "stripe";
import { z } from "zod";
import { noSuch, unexpectedState } from "./api-error";
import type { Work } from "./context";
import { recordEvent } from "./events";
import { expand } from "./parameters";
import { lockPayment, savePayment } from "./store";

export const cancelParameters = z.strictObject({
  cancellation_reason: z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]).optional(),
  expand,
});

/**
 * Gives an authorised amount back to the buyer's limit without taking any.
 * @throws ApiError (404) for an unknown one, (400) `payment_intent_unexpected_state` when it was
 * captured or canceled, or while its session is open (that one is to be expired instead)
 */
export async function cancelPayment(
  work: Work,
  id: string,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Promise<Stripe.PaymentIntent> {
  const payment = await lockPayment(work.client, id);
  if (!payment) throw noSuch("payment_intent", id, "intent");
  if (payment.session.status === "open") {
    throw unexpectedState(payment.intent, "it belongs to an open checkout session; expire the session instead.");
  }
  if (payment.intent.status !== "requires_capture") {
    throw unexpectedState(payment.intent, "it can no longer be canceled.");
  }
  const intent = canceled(payment.intent, reason, work.now);
  const charge = payment.charge && { ...payment.charge, amount_refunded: payment.charge.amount, refunded: true };
  await savePayment(work.client, payment.session.id, { intent, charge });
  // a released authorisation is told as a refunded charge that was never captured
  if (charge) await recordEvent(work, "charge.refunded", charge, { amount_refunded: 0, refunded: false });
  await recordEvent(work, "payment_intent.canceled", intent);
  return intent;
}

export function canceled(
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
  now: number,
): Stripe.PaymentIntent {
  return {
    ...intent,
    amount_capturable: 0,
    canceled_at: now,
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
}
