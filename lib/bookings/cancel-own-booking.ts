import "server-only";
import { AppError } from "@/lib/errors";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { closeCheckout } from "@/lib/payments/provider-state";
import { sendRefund } from "@/lib/payments/refund-payment";
import { actorOf, type Principal } from "@/lib/platform/auth/principal";
import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { paymentOf } from "./booking-view";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";
import { cancellationOf } from "./refund-policy";
import { settleBooking } from "./settle-booking";

/**
 * Cancels a buyer's own booking within the event's policy: tickets void, seats for sale, money back
 * as the policy says. A pending one is simply given up.
 * @throws AppError not_found, booking_not_cancellable, payment_provider_unavailable
 */
export async function cancelOwnBooking(principal: Principal, bookingId: string): Promise<void> {
  const { booking, event } = await getBookingRecordOrThrow(principal, bookingId);
  const payment = paymentOf(booking);
  const actor = actorOf(principal);
  if (booking.status === "pending") {
    if (payment && payment.status === "open" && !(await closeCheckout(payment))) {
      await settleBooking(bookingId);
      throw new AppError("booking_not_cancellable", "The payment went through meanwhile. Look at the booking again.");
    }
    const done = await cancelBooking({ bookingId, from: ["pending"], actor, data: { reason: "given_up" } });
    if (!done) throw new AppError("booking_not_cancellable", "It was settled meanwhile. Look at the booking again.");
    return;
  }
  const cancellation = cancellationOf(booking, event, payment, await databaseNow());
  if (!cancellation) {
    throw new AppError("booking_not_cancellable", whyNot(booking.status, event.status));
  }
  // money that is only set aside cannot be refunded in part
  if (payment?.status === "authorized") {
    await settleBooking(bookingId);
    const now = await db().payment.findUnique({ where: { id: payment.id }, select: { status: true } });
    if (now?.status === "authorized") {
      throw new AppError("payment_provider_unavailable", "The payment is changing right now.");
    }
  }
  const amount = cancellation.refund.amount;
  const refund =
    payment && amount > 0
      ? { id: newId("refund"), paymentId: payment.id, amount, reason: "cancelled_by_buyer" }
      : undefined;
  const done = await cancelBooking({ bookingId, from: ["confirmed"], actor, data: { refund: amount }, refund });
  if (!done) throw new AppError("booking_not_cancellable", "It was cancelled meanwhile.");
  if (refund) await sendRefund(refund.id);
}

function whyNot(booking: string, event: string): string {
  if (booking !== "confirmed") return `It is ${booking} already.`;
  if (event === "cancelled") return "The event was cancelled. All that was paid comes back by itself.";
  return "The event's policy does not allow it any more.";
}
