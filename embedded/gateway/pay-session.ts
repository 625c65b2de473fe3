import type Stripe from "stripe";
import { type CardBehaviour, type CardDetails, slowCardMilliseconds } from "./cards";
import { type Decline, newChargeObject } from "./charge-object";
import { type Context, nobody, type Work } from "./context";
import { recordEvent } from "./events";
import { isOpen } from "./expire-session";
import { newId } from "./identifiers";
import { newPaymentIntentObject } from "./payment-intent-object";
import { idOf } from "./session-object";
import { findPayment, lockSession, type Payment, type SessionRow, savePayment, saveSession } from "./store";
import { transaction } from "./transaction";

export type PaymentResult =
  | { kind: "completed"; session: Stripe.Checkout.Session }
  | { kind: "authentication" }
  | { kind: "declined"; reason: Decline["declineCode"] }
  /** Paid by somebody else, expired, or gone: this attempt changed nothing. */
  | { kind: "closed" };

const declines = {
  decline: { declineCode: "generic_decline", message: "Your card was declined." },
  insufficient_funds: { declineCode: "insufficient_funds", message: "Your card has insufficient funds." },
} as const;

/**
 * One attempt to pay a session by card. Of several at once exactly one completes it; a declined
 * one leaves it open.
 */
export async function paySession(
  context: Context,
  id: string,
  card: CardDetails,
  behaviour: CardBehaviour,
): Promise<PaymentResult> {
  // outside the transaction: a slow bank keeps nobody else from paying or expiring the session
  if (behaviour === "slow") await context.wait(slowCardMilliseconds);
  return transaction(context, nobody, async (work) => {
    const row = await lockSession(work.client, id);
    if (!row || !isOpen(row.object, work.now)) return { kind: "closed" };
    const earlier = await earlierAttempt(work, row);
    const intent = attemptWith(earlier?.intent ?? newPaymentIntentObject(row, work.now));
    if (behaviour === "decline" || behaviour === "insufficient_funds") {
      return declinePayment(work, row, intent, card, { code: "card_declined", ...declines[behaviour] });
    }
    if (behaviour === "authenticate") {
      return askForAuthentication(work, row, { intent, charge: earlier?.charge ?? null, card });
    }
    return completePayment(work, row, intent, card);
  });
}

async function earlierAttempt(work: Work, row: SessionRow): Promise<Payment | null> {
  const id = idOf(row.object.payment_intent);
  return id ? findPayment(work.client, id) : null;
}

/** The payment intent with a new means of payment and without the traces of the attempt before. */
function attemptWith(intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  return { ...intent, last_payment_error: null, next_action: null, payment_method: newId("paymentMethod") };
}

async function declinePayment(
  work: Work,
  row: SessionRow,
  attempted: Stripe.PaymentIntent,
  card: CardDetails,
  decline: Decline,
): Promise<PaymentResult> {
  const charge = newChargeObject(attempted, card, row.object.customer_email, work.now, decline);
  const intent: Stripe.PaymentIntent = {
    ...attempted,
    last_payment_error: {
      type: "card_error",
      charge: charge.id,
      code: decline.code,
      decline_code: decline.declineCode,
      message: decline.message,
    },
    latest_charge: charge.id,
    payment_method: null,
    status: "requires_payment_method",
  };
  await savePayment(work.client, row.object.id, { intent, charge });
  await saveSession(work.client, { ...row.object, payment_intent: intent.id });
  await recordEvent(work, "payment_intent.payment_failed", intent);
  return { kind: "declined", reason: decline.declineCode };
}

async function askForAuthentication(work: Work, row: SessionRow, attempt: Payment): Promise<PaymentResult> {
  const intent: Stripe.PaymentIntent = {
    ...attempt.intent,
    next_action: {
      type: "redirect_to_url",
      redirect_to_url: { return_url: row.object.url, url: `${row.object.url}/authentication` },
    },
    status: "requires_action",
  };
  await savePayment(work.client, row.object.id, { ...attempt, intent });
  await saveSession(work.client, { ...row.object, payment_intent: intent.id });
  return { kind: "authentication" };
}

/** Authorises the amount, and takes it at once unless the session asked for capture by call. */
export async function completePayment(
  work: Work,
  row: SessionRow,
  attempted: Stripe.PaymentIntent,
  card: CardDetails,
): Promise<PaymentResult> {
  const manual = attempted.capture_method === "manual";
  const charge = newChargeObject(attempted, card, row.object.customer_email, work.now);
  const intent: Stripe.PaymentIntent = {
    ...attempted,
    amount_capturable: manual ? attempted.amount : 0,
    amount_received: manual ? 0 : attempted.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    status: manual ? "requires_capture" : "succeeded",
  };
  const session: Stripe.Checkout.Session = {
    ...row.object,
    payment_intent: intent.id,
    payment_status: manual ? "unpaid" : "paid",
    status: "complete",
    url: null,
  };
  await savePayment(work.client, session.id, { intent, charge });
  await saveSession(work.client, session);
  await recordEvent(work, manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
  await recordEvent(work, "checkout.session.completed", session);
  return { kind: "completed", session };
}
