import "server-only";
import { markRefunded } from "@/lib/inventory/cancel-booking";
import { db, query } from "@/lib/platform/db";
import type { Payment } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { errorFields, log } from "@/lib/platform/log";
import { asProviderUnavailable, isStateConflict, stripe } from "@/lib/platform/payments";
import { recordWorkFailure } from "@/lib/work/record-work-failure";

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

/**
 * False when there is nothing to send any more, or the provider refuses it for good.
 * @throws AppError payment_provider_unavailable
 */
export async function trySendingRefund(refundId: string): Promise<boolean> {
  const refund = await db().refund.findUnique({ where: { id: refundId }, include: { payment: true } });
  if (refund?.status !== "pending" || !refund.payment.intentId) return false;
  const sent = await stripe()
    .refunds.create(
      { payment_intent: refund.payment.intentId, amount: refund.amount, metadata: { refundId }, expand: ["charge"] },
      { idempotencyKey: `refund-${refundId}` },
    )
    .catch((error: unknown) => {
      if (!isStateConflict(error)) throw asProviderUnavailable(error);
      log.error("A refund was refused", { refundId, ...errorFields(error) });
      return error instanceof Error ? error.message : "refused";
    });
  if (typeof sent === "string") {
    // somebody has to give it back by another way
    const data = { refundId, bookingId: refund.payment.bookingId };
    await recordWorkFailure({
      runId: refundId,
      functionId: "send-refunds",
      event: { name: "refund", data },
      error: sent,
    });
    await finishRefund(refundId, { providerId: null, status: "failed", inAll: 0 });
    return false;
  }
  const inAll = typeof sent.charge === "object" ? sent.charge?.amount_refunded : undefined;
  const { bookingId, captured } = refund.payment;
  // before the refund counts as done: after a crash between the two it is sent again, which the provider forgives
  await markRefunded(bookingId, {
    whole: (inAll ?? refund.amount) >= captured,
    amount: refund.amount,
    actor: "system",
  });
  await finishRefund(refundId, { providerId: sent.id, status: "succeeded", inAll: inAll ?? refund.amount });
  return true;
}

/**
 * `inAll`: what the provider gave back of the payment so far. Not added up here, since the webhook that
 * tells the same may be faster.
 */
async function finishRefund(
  refundId: string,
  { providerId, status, inAll }: { providerId: string | null; status: "succeeded" | "failed"; inAll: number },
): Promise<void> {
  await query(
    `WITH done AS (
       UPDATE refunds SET status = $2, provider_id = $3, updated_at = now() WHERE id = $1 AND status = 'pending'
       RETURNING payment_id
     )
     UPDATE payments p SET refunded = greatest(p.refunded, least($4, p.captured)), updated_at = now(),
       status = CASE WHEN greatest(p.refunded, least($4, p.captured)) >= p.captured THEN 'refunded' ELSE 'partly_refunded' END
     FROM done d WHERE p.id = d.payment_id AND $2 = 'succeeded'`,
    [refundId, status, providerId, inAll],
  );
}
