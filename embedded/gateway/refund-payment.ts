import { randomInt } from "node:crypto";
import type Stripe from "stripe";
import { z } from "zod";
import { ApiError, noSuch, unexpectedState } from "./api-error";
import type { Work } from "./context";
import { recordEvent } from "./events";
import { expand, metadata, text, wholeNumber } from "./parameters";
import { newRefundObject } from "./refund-object";
import { insertRefund, lockPayment, refundedAmount, savePayment } from "./store";

export const refundParameters = z.strictObject({
  payment_intent: text(100),
  amount: wholeNumber(1, 99_999_999).optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
  expand,
});

/**
 * Gives captured money back: the given amount in minor units, or all that is left.
 * @throws ApiError (400) for an unknown payment, one that took no money, `charge_already_refunded`,
 * and an `amount` beyond what is left
 */
export async function refundPayment(work: Work, parameters: z.infer<typeof refundParameters>): Promise<Stripe.Refund> {
  const id = parameters.payment_intent;
  const payment = await lockPayment(work.client, id);
  if (!payment) throw noSuch("payment_intent", id, "payment_intent");
  const { intent, charge } = payment;
  if (intent.status !== "succeeded" || !charge) {
    throw unexpectedState(intent, "it has no successful charge to refund.");
  }
  const left = charge.amount_captured - (await refundedAmount(work.client, id));
  if (left <= 0) {
    throw new ApiError(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  const amount = parameters.amount ?? left;
  if (amount > left) {
    throw new ApiError(`The refund of ${amount} is more than the ${left} left of charge ${charge.id}.`, {
      param: "amount",
    });
  }
  const wish = { amount, reason: parameters.reason ?? null, metadata: parameters.metadata ?? {} };
  const pending = newRefundObject(charge, wish, work.now);
  const refund = withReference(pending);
  await insertRefund(work.client, refund);
  const given = charge.amount_refunded + amount;
  const changed: Stripe.Charge = { ...charge, amount_refunded: given, refunded: given >= charge.amount };
  await savePayment(work.client, payment.session.id, { intent, charge: changed });
  await recordEvent(work, "refund.created", pending);
  await recordEvent(work, "charge.refunded", changed, {
    amount_refunded: charge.amount_refunded,
    ...(changed.refunded ? { refunded: false } : {}),
  });
  await recordEvent(work, "refund.updated", refund, { destination_details: pending.destination_details });
  return pending;
}

/** The bank's reference, which a refund gets a moment after it was made. */
function withReference(refund: Stripe.Refund): Stripe.Refund {
  const reference = String(randomInt(1e11)).padStart(11, "0");
  return {
    ...refund,
    destination_details: {
      type: "card",
      card: {
        reference,
        reference_status: "available",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
    },
  };
}
