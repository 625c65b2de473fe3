import type Stripe from "stripe";
import type { CardDetails } from "./cards";
import { newId } from "./identifiers";

const authorizationSeconds = 7 * 24 * 3600;

export interface Decline {
  code: "card_declined";
  declineCode: "generic_decline" | "insufficient_funds";
  message: string;
}

/** The charge of one attempt: authorised, paid at once, or declined. */
export function newChargeObject(
  intent: Stripe.PaymentIntent,
  card: CardDetails,
  email: string | null,
  now: number,
  decline?: Decline,
): Stripe.Charge {
  const captured = !decline && intent.capture_method !== "manual";
  return {
    id: newId("charge"),
    object: "charge",
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: "EVENTLY",
    captured,
    created: now,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: typeof intent.payment_method === "string" ? intent.payment_method : null,
    payment_method_details: { type: "card", card: cardObject(intent, card, now) },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
}

function outcomeOf(decline: Decline | undefined): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: decline ? "01" : null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.declineCode ?? null,
    risk_level: "normal",
    risk_score: 10,
    seller_message: decline ? "The bank declined the payment." : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  };
}

function cardObject(
  intent: Stripe.PaymentIntent,
  card: CardDetails,
  now: number,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: intent.amount,
    authorization_code: null,
    brand: "visa",
    ...(intent.capture_method === "manual" ? { capture_before: now + authorizationSeconds } : {}),
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
    country: "US",
    electronic_commerce_indicator: null,
    exp_month: card.expiryMonth,
    exp_year: card.expiryYear,
    fingerprint: null,
    funding: "credit",
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    network: "visa",
    network_transaction_id: null,
    regulated_status: "unregulated",
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
