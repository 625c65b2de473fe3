import type Stripe from "stripe";
import { type Context, nobody } from "./context";
import { recordEvent } from "./events";
import { isOpen } from "./expire-session";
import { completePayment, type PaymentResult } from "./pay-session";
import { idOf } from "./session-object";
import { findPayment, lockSession, savePayment } from "./store";
import { transaction } from "./transaction";

export type AuthenticationResult = PaymentResult | { kind: "failed" } | { kind: "not_asked" };

/** What the bank's page answers: the buyer proved to be the card's holder, or did not. */
export async function authenticatePayment(
  context: Context,
  sessionId: string,
  passed: boolean,
): Promise<AuthenticationResult> {
  return transaction(context, nobody, async (work) => {
    const row = await lockSession(work.client, sessionId);
    if (!row || !isOpen(row.object, work.now)) return { kind: "closed" };
    const intentId = idOf(row.object.payment_intent);
    const payment = intentId ? await findPayment(work.client, intentId) : null;
    if (payment?.intent.status !== "requires_action" || !payment.card) return { kind: "not_asked" };
    if (passed) return completePayment(work, row, payment.intent, payment.card);
    const intent: Stripe.PaymentIntent = {
      ...payment.intent,
      last_payment_error: {
        type: "invalid_request_error",
        code: "payment_intent_authentication_failure",
        message: "The buyer's authentication failed; another means of payment is needed.",
      },
      next_action: null,
      payment_method: null,
      status: "requires_payment_method",
    };
    await savePayment(work.client, sessionId, { intent, charge: payment.charge });
    await recordEvent(work, "payment_intent.payment_failed", intent);
    return { kind: "failed" };
  });
}

/** True while the session's payment waits for the buyer on the bank's page. */
export async function awaitsAuthentication(context: Context, session: Stripe.Checkout.Session): Promise<boolean> {
  const intentId = idOf(session.payment_intent);
  const payment = intentId ? await findPayment(context.pool, intentId) : null;
  return payment?.intent.status === "requires_action";
}
