import type Stripe from "stripe";
import { z } from "zod";
import { ApiError, noSuch, unexpectedState } from "./api-error";
import type { Work } from "./context";
import { recordEvent } from "./events";
import { expand, wholeNumber } from "./parameters";
import { lockPayment, savePayment, saveSession } from "./store";

export const captureParameters = z.strictObject({
  amount_to_capture: wholeNumber(1, 99_999_999).optional(),
  expand,
});

/**
 * Takes the authorised amount, or a part of it and releases the rest.
 * @param amount minor units; everything when undefined
 * @throws ApiError (404) for an unknown one, (400) `payment_intent_unexpected_state` unless it
 * waits for capture, (400) `amount_too_large`
 */
export async function capturePayment(
  work: Work,
  id: string,
  amount: number | undefined,
): Promise<Stripe.PaymentIntent> {
  const payment = await lockPayment(work.client, id);
  if (!payment) throw noSuch("payment_intent", id, "intent");
  if (payment.intent.status !== "requires_capture") {
    throw unexpectedState(payment.intent, "only one with the status requires_capture can be captured.");
  }
  const captured = amount ?? payment.intent.amount_capturable;
  if (captured > payment.intent.amount_capturable) {
    throw new ApiError(`No more than ${payment.intent.amount_capturable} can be captured.`, {
      code: "amount_too_large",
      param: "amount_to_capture",
    });
  }
  const intent: Stripe.PaymentIntent = {
    ...payment.intent,
    amount_capturable: 0,
    amount_received: captured,
    status: "succeeded",
  };
  const charge = payment.charge && {
    ...payment.charge,
    amount_captured: captured,
    // what is released counts as given back
    amount_refunded: payment.charge.amount - captured,
    captured: true,
  };
  await savePayment(work.client, payment.session.id, { intent, charge });
  await saveSession(work.client, { ...payment.session, payment_status: "paid" });
  await recordEvent(work, "payment_intent.succeeded", intent);
  return intent;
}
