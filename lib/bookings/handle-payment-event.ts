import "server-only";
import type Stripe from "stripe";
import { cameToNothing, failRefund } from "@/lib/payments/fail-refund";
import { declineOf } from "@/lib/payments/provider-state";
import { settleOnce } from "@/lib/payments/webhook";
import { db } from "@/lib/platform/db";
import { recordProviderRefund } from "./record-provider-refund";
import { settleBooking } from "./settle-booking";

/**
 * What a payment event means for a booking. Events come late, twice and out of order; each is only
 * the occasion to look at the provider's state.
 */
export function handlePaymentEvent(event: Stripe.Event): Promise<void> {
  return settleOnce(event, async () => {
    switch (event.type) {
      case "checkout.session.completed":
      case "checkout.session.async_payment_succeeded":
        await settleIfOurs(event.data.object.metadata?.bookingId);
        return;
      case "payment_intent.amount_capturable_updated":
      case "payment_intent.succeeded":
        await settleIfOurs(event.data.object.metadata?.bookingId);
        return;
      case "payment_intent.payment_failed":
        await noteFailure(event.data.object);
        return;
      case "charge.refunded":
        await recordProviderRefund(event.data.object);
        return;
      case "refund.failed":
      case "refund.updated":
      case "charge.refund.updated":
        // it does not come back from there, whatever order the news has
        if (cameToNothing(event.data.object)) await failRefund(event.data.object, new Date(event.created * 1000));
        return;
      default:
    }
  });
}

async function settleIfOurs(bookingId: string | undefined): Promise<void> {
  if (bookingId) await settleBooking(bookingId);
}

async function noteFailure(intent: Stripe.PaymentIntent): Promise<void> {
  const bookingId = intent.metadata?.bookingId;
  const failure = declineOf(intent) ?? "failed";
  if (bookingId) await db().payment.updateMany({ where: { bookingId, status: "open" }, data: { failure } });
}
