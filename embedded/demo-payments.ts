import type pg from "pg";
import { newChargeObject } from "./gateway/charge-object";
import { newLineItem } from "./gateway/line-items";
import { newPaymentIntentObject } from "./gateway/payment-intent-object";
import { newRefundObject } from "./gateway/refund-object";
import { newSessionObject } from "./gateway/session-object";

/** What of each object is the payment's own is written over the patterns, which the gateway itself made. */
const statement = `
WITH payment AS MATERIALIZED (
  SELECT p.id, p.session_id, p.intent_id, 'ch_' || p.id AS charge_id, 'pm_' || p.id AS method_id, p.amount, p.captured,
    p.refunded, lower(trim(p.currency)) AS currency, extract(epoch FROM p.created_at)::bigint AS created, b.id AS booking_id,
    b.number, b.buyer_email AS email, b.locale, jsonb_build_object('bookingId', b.id) AS metadata,
    $1::text || '/bookings/' || b.id AS page
  FROM payments p JOIN bookings b ON b.id = p.booking_id
  WHERE p.captured > 0 AND NOT EXISTS (SELECT 1 FROM embedded_gateway.payment_intents i WHERE i.id = p.intent_id)
),
session AS (
  INSERT INTO embedded_gateway.sessions (id, object, line_items, intent_data)
  SELECT session_id,
    $2::jsonb || jsonb_build_object('id', session_id, 'amount_subtotal', amount, 'amount_total', amount,
      'client_reference_id', booking_id, 'created', created, 'expires_at', created + 7200, 'currency', currency,
      'customer_email', email, 'customer_details', $2::jsonb->'customer_details' || jsonb_build_object('email', email),
      'locale', locale, 'metadata', metadata, 'payment_intent', intent_id, 'success_url', page || '?payment=done'),
    jsonb_build_array($3::jsonb || jsonb_build_object('unitAmount', amount)),
    jsonb_build_object('captureMethod', 'manual', 'description', 'Booking ' || number, 'metadata', metadata)
  FROM payment RETURNING id
),
intent AS (
  INSERT INTO embedded_gateway.payment_intents (id, session_id, object, charge)
  SELECT p.intent_id, p.session_id,
    $4::jsonb || jsonb_build_object('id', intent_id, 'amount', amount, 'amount_received', captured, 'created', created,
      'client_secret', intent_id || '_secret_' || replace(gen_random_uuid()::text, '-', ''), 'currency', currency,
      'description', 'Booking ' || number, 'latest_charge', charge_id, 'metadata', metadata, 'payment_method', method_id),
    $5::jsonb || jsonb_build_object('id', charge_id, 'amount', amount, 'amount_captured', captured,
      'amount_refunded', refunded, 'billing_details', $5::jsonb->'billing_details' || jsonb_build_object('email', email),
      'created', created, 'currency', currency, 'description', 'Booking ' || number, 'metadata', metadata,
      'payment_intent', intent_id, 'payment_method', method_id, 'refunded', refunded = captured)
  FROM payment p JOIN session s ON s.id = p.session_id RETURNING id
)
INSERT INTO embedded_gateway.refunds (id, object)
SELECT r.provider_id,
  $6::jsonb || jsonb_build_object('id', r.provider_id, 'amount', r.amount, 'charge', p.charge_id,
    'created', extract(epoch FROM r.created_at)::bigint, 'currency', p.currency, 'payment_intent', p.intent_id,
    'metadata', jsonb_build_object('refundId', r.id), 'payment_method', p.method_id)
FROM refunds r JOIN payment p ON p.id = r.payment_id JOIN intent i ON i.id = p.intent_id
WHERE r.status = 'succeeded'`;

/**
 * Makes the payments and refunds of the demo's bookings known to the local gateway, as if they had been made
 * there, so that any of them can be refunded like any other. The gateway's tables must be there; what it
 * knows already stays.
 * @param origin where the shop is, such as http://localhost:3000
 */
export async function payDemoBookings(pool: pg.Pool, origin: string): Promise<void> {
  const lineItem = newLineItem({ name: "Tickets", description: null, unitAmount: 0, quantity: 1 });
  const parameters = {
    mode: "payment" as const,
    line_items: [],
    success_url: origin,
    cancel_url: origin,
    customer_email: "somebody@evently.test",
  };
  const open = newSessionObject({ id: "", url: "" }, parameters, [lineItem], 0);
  const session = { ...open, payment_status: "paid", status: "complete", url: null };
  const intentData = { captureMethod: "manual" as const, description: null, metadata: {} };
  const unpaid = newPaymentIntentObject({ object: open, lineItems: [lineItem], intentData }, 0);
  const card = { number: "4242424242424242", expiryMonth: 12, expiryYear: new Date().getUTCFullYear() + 3 };
  const charge = { ...newChargeObject(unpaid, card, null, 0), captured: true };
  const refund = newRefundObject(charge, { amount: 0, reason: null, metadata: {} }, 0);
  await pool.query(statement, [
    origin,
    JSON.stringify(session),
    JSON.stringify(lineItem),
    JSON.stringify({ ...unpaid, status: "succeeded" }),
    JSON.stringify(charge),
    JSON.stringify(refund),
  ]);
}
