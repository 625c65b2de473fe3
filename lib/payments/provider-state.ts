import "server-only";
import type Stripe from "stripe";
import { db } from "@/lib/platform/db";
import type { Payment } from "@/lib/platform/generated/prisma/client";
import { asProviderUnavailable, isStateConflict, stripe } from "@/lib/platform/payments";

export interface ProviderState {
  /** Whether the buyer may still pay. */
  open: boolean;
  intent: Stripe.PaymentIntent | null;
}

const rethrow = (error: unknown): never => {
  throw asProviderUnavailable(error);
};

/** What the provider knows of a payment now: the truth that webhooks only hint at. @throws AppError payment_provider_unavailable */
export async function readProviderState(payment: Payment): Promise<ProviderState> {
  try {
    const session = await stripe().checkout.sessions.retrieve(payment.sessionId, { expand: ["payment_intent"] });
    const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
    const failure = declineOf(intent);
    if (intent && (payment.intentId !== intent.id || (failure !== null && payment.failure !== failure))) {
      await db().payment.update({
        where: { id: payment.id },
        data: { intentId: intent.id, ...(failure === null ? {} : { failure }) },
      });
    }
    return { open: session.status === "open", intent };
  } catch (error) {
    return rethrow(error);
  }
}

/** Why the newest try to pay failed, in the provider's words; null when none has. */
export function declineOf(intent: Stripe.PaymentIntent | null): string | null {
  const error = intent?.last_payment_error;
  return error ? (error.decline_code ?? error.code ?? "failed") : null;
}

/** Takes the authorised money; true when it is taken, now or before. @throws AppError payment_provider_unavailable */
export async function capture(payment: Payment, intent: Stripe.PaymentIntent): Promise<boolean> {
  let current = intent;
  if (current.status === "requires_capture") {
    try {
      current = await stripe().paymentIntents.capture(intent.id, {}, { idempotencyKey: `capture-${payment.id}` });
    } catch (error) {
      if (!isStateConflict(error)) rethrow(error);
      current = await stripe().paymentIntents.retrieve(intent.id).catch(rethrow);
    }
  }
  if (current.status !== "succeeded") return false;
  await db().payment.updateMany({
    where: { id: payment.id, status: { in: ["open", "authorized"] } },
    data: { status: "captured", captured: Math.min(current.amount_received, payment.amount) },
  });
  return true;
}

/**
 * Cancels an authorisation at the provider. False when the money was taken meanwhile.
 * @throws AppError payment_provider_unavailable
 */
export async function cancelIntent(payment: Payment, intent: Stripe.PaymentIntent): Promise<boolean> {
  if (intent.status === "canceled") return true;
  try {
    await stripe().paymentIntents.cancel(intent.id, {}, { idempotencyKey: `cancel-${payment.id}` });
    return true;
  } catch (error) {
    if (!isStateConflict(error)) rethrow(error);
    const now = await stripe().paymentIntents.retrieve(intent.id).catch(rethrow);
    return now.status === "canceled";
  }
}

/**
 * Lets go of authorised money, or closes a checkout that nobody paid; `reason` stays with the payment. False
 * when it was captured meanwhile.
 * @throws AppError payment_provider_unavailable
 */
export async function letGo(payment: Payment, intent: Stripe.PaymentIntent | null, reason: string): Promise<boolean> {
  if (intent && !(await cancelIntent(payment, intent))) return false;
  await db().payment.updateMany({
    where: { id: payment.id, status: { in: ["open", "authorized"] } },
    data: { status: "cancelled", failure: reason },
  });
  return true;
}

/**
 * Closes a checkout so that nobody can pay it any more. False when somebody already did, or is about
 * to: then the payment has to be settled instead.
 * @throws AppError payment_provider_unavailable
 */
export async function closeCheckout(payment: Payment): Promise<boolean> {
  try {
    await stripe().checkout.sessions.expire(payment.sessionId);
  } catch (error) {
    if (!isStateConflict(error)) rethrow(error);
    const session = await stripe().checkout.sessions.retrieve(payment.sessionId).catch(rethrow);
    if (session.status !== "expired") return false;
  }
  await db().payment.updateMany({ where: { id: payment.id, status: "open" }, data: { status: "expired" } });
  return true;
}
