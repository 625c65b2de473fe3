import "server-only";
import type Stripe from "stripe";
import { recordSentRefund } from "@/lib/inventory/settle-refund";
import { db } from "@/lib/platform/db";
import type { Payment } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { errorFields, log } from "@/lib/platform/log";
import { asProviderUnavailable, isStateConflict, stripe } from "@/lib/platform/payments";
import { recordWorkFailure } from "@/lib/work/record-work-failure";
import { resolveWorkFailure } from "@/lib/work/resolve-work-failure";
import { cameToNothing, failRefund } from "./fail-refund";

/**
 * Records a refund and sends it to the provider. The record comes first, and carries the provider's
 * idempotency key, so that an outage delays the money but never doubles it. True when it went out.
 */
export async function refundPayment(payment: Payment, amount: number, reason: string): Promise<boolean> {
  const refund = await db().refund.create({
    data: { id: newId("refund"), paymentId: payment.id, amount, reason, status: "pending" },
  });
  return sendRefund(refund.id);
}

/** Sends a recorded refund, again if need be. True when it went out; what keeps it back is logged, and tried again later. */
export async function sendRefund(refundId: string): Promise<boolean> {
  try {
    return await trySendingRefund(refundId);
  } catch (error) {
    log.error("A refund could not be sent", { refundId, ...errorFields(error) });
    return false;
  }
}

/** The provider's words for what no later try can change: all is given back already, or is not ours to give. */
const NEVER = ["charge_already_refunded", "charge_disputed", "refund_disputed_payment", "amount_too_large"];

function refusedForGood(error: Stripe.errors.StripeInvalidRequestError): boolean {
  // more than is left is told by the parameter alone
  if (NEVER.includes(error.code ?? "") || error.param === "amount") return true;
  return error.payment_intent?.status === "canceled";
}

/**
 * False when there is nothing to send any more, or the provider refuses it: for good where it can never be, else it
 * waits for its next try, which may find more money in our account there. Either leaves a work failure.
 * @throws AppError payment_provider_unavailable
 */
export async function trySendingRefund(refundId: string): Promise<boolean> {
  const refund = await db().refund.findUnique({ where: { id: refundId }, include: { payment: true } });
  if (refund?.status !== "pending" || !refund.payment.intentId) return false;
  const { bookingId, intentId } = refund.payment;
  const refused = await db().workFailure.findUnique({ where: { runId: refundId }, select: { at: true } });
  // a key repeats its first answer, so that after a refusal another one is needed
  const idempotencyKey = refused ? `refund-${refundId}-${refused.at.getTime()}` : `refund-${refundId}`;
  let sent: Stripe.Refund;
  try {
    sent = await stripe().refunds.create(
      { payment_intent: intentId, amount: refund.amount, metadata: { refundId }, expand: ["charge"] },
      { idempotencyKey },
    );
  } catch (error) {
    if (!isStateConflict(error)) throw asProviderUnavailable(error);
    log.error("A refund was refused", { refundId, ...errorFields(error) });
    const event = { name: "refund", data: { refundId, bookingId } };
    await recordWorkFailure({ runId: refundId, functionId: "send-refunds", event, error: error.message });
    if (refusedForGood(error)) {
      await db().refund.updateMany({ where: { id: refundId, status: "pending" }, data: { status: "failed" } });
    }
    return false;
  }
  if (cameToNothing(sent)) {
    await failRefund(sent);
    return false;
  }
  const inAll = typeof sent.charge === "object" ? sent.charge?.amount_refunded : undefined;
  await recordSentRefund(bookingId, { id: refundId, providerId: sent.id, inAll: inAll ?? refund.amount });
  if (refused) await resolveWorkFailure(refundId);
  return true;
}
