import type Stripe from "stripe";
import { newId } from "./identifiers";

/** A refund of a charge, whose bank's reference is still to come. Amount in minor units. */
export function newRefundObject(
  charge: Stripe.Charge,
  refund: { amount: number; reason: Stripe.Refund.Reason | null; metadata: Stripe.Metadata },
  now: number,
): Stripe.Refund {
  return {
    id: newId("refund"),
    object: "refund",
    amount: refund.amount,
    balance_transaction: null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
    metadata: refund.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
}
