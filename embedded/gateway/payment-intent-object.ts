import type Stripe from "stripe";
import { newId } from "./identifiers";
import type { SessionRow } from "./store";

/** The payment intent of a session's first attempt. Times in seconds, amounts in minor units. */
export function newPaymentIntentObject(row: SessionRow, now: number): Stripe.PaymentIntent {
  const id = newId("paymentIntent");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: row.object.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: row.intentData.captureMethod,
    client_secret: `${id}_${newId("clientSecret")}`,
    confirmation_method: "automatic",
    created: now,
    currency: row.object.currency ?? "",
    customer: null,
    customer_account: null,
    description: row.intentData.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: row.intentData.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}
