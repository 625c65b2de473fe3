import type Stripe from "stripe";
import type { Work } from "./context";
import { newId } from "./identifiers";

/** The version of the API whose shapes these are; it must be the installed SDK's. */
export const apiVersion: Stripe.LatestApiVersion = "2026-10-28.endive";

interface Subjects {
  "checkout.session.completed": Stripe.Checkout.Session;
  "checkout.session.expired": Stripe.Checkout.Session;
  "payment_intent.amount_capturable_updated": Stripe.PaymentIntent;
  "payment_intent.succeeded": Stripe.PaymentIntent;
  "payment_intent.canceled": Stripe.PaymentIntent;
  "payment_intent.payment_failed": Stripe.PaymentIntent;
  "charge.refunded": Stripe.Charge;
  "refund.created": Stripe.Refund;
  "refund.updated": Stripe.Refund;
}

export type EventType = keyof Subjects;

/**
 * Queues an event in the transaction that made it happen, with the object as it is now.
 * `previous` holds the changed fields' values before, as updates tell them.
 */
export async function recordEvent<T extends EventType>(
  work: Work,
  type: T,
  object: Subjects[T],
  previous?: Record<string, unknown>,
): Promise<void> {
  const id = newId("event");
  const body = {
    id,
    object: "event",
    api_version: apiVersion,
    created: work.now,
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: work.cause.requestId, idempotency_key: work.cause.idempotencyKey },
    type,
  };
  await work.client.query(
    `INSERT INTO embedded_gateway.events (id, body, created_at, next_attempt_at)
     VALUES ($1, $2, to_timestamp($3), to_timestamp($3))`,
    [id, JSON.stringify(body), work.now],
  );
  work.hasEvents = true;
}
