import "server-only";
import type Stripe from "stripe";
import { recordFailedRefund } from "@/lib/inventory/settle-refund";
import { db } from "@/lib/platform/db";
import { recordWorkFailure } from "@/lib/work/record-work-failure";
import { readCharge } from "./read-charge";

/** True for a refund that the provider had taken on and that will not arrive, such as one to a closed account. */
export function cameToNothing(refund: Stripe.Refund): boolean {
  return refund.status === "failed" || refund.status === "canceled";
}

/**
 * Takes over that a refund came to nothing, and leaves a work failure: somebody has to give the money back by another
 * way. Any number of times, also before the answer to the refund itself is here; `at`: when it was told.
 * @throws AppError payment_provider_unavailable
 */
export async function failRefund(sent: Stripe.Refund, at?: Date): Promise<void> {
  const intentId = typeof sent.payment_intent === "string" ? sent.payment_intent : sent.payment_intent?.id;
  if (!intentId) return;
  const payment = await db().payment.findUnique({ where: { intentId } });
  if (!payment) return;
  const ours = [{ providerId: sent.id }, ...(sent.metadata?.refundId ? [{ id: sent.metadata.refundId }] : [])];
  const refund = await db().refund.findFirst({ where: { paymentId: payment.id, OR: ours } });
  const charge = await readCharge(intentId);
  const data = { refundId: refund?.id ?? null, providerId: sent.id, bookingId: payment.bookingId };
  // first, so that no crash can keep it from being seen
  await recordWorkFailure({
    runId: sent.id,
    functionId: "send-refunds",
    event: { name: "refund", data },
    error: `The refund of ${sent.amount} came to nothing: ${sent.failure_reason ?? sent.status}`,
    ...(at ? { at } : {}),
  });
  const inAll = charge?.amount_refunded ?? 0;
  await recordFailedRefund(payment, { id: refund?.id ?? null, providerId: sent.id, inAll });
}
