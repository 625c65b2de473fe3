import "server-only";
import { AppError } from "@/lib/errors";
import { cancelBooking, markRefunded } from "@/lib/inventory/cancel-booking";
import { closeCheckout } from "@/lib/payments/provider-state";
import { refundPayment } from "@/lib/payments/refund-payment";
import { actorOf, type Principal } from "@/lib/platform/auth/principal";
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
  const cancellation = cancellationOf(booking, event);
  if (!cancellation) {
    const why =
      booking.status === "confirmed"
        ? "The event's policy does not allow it any more."
        : `It is ${booking.status} already.`;
    throw new AppError("booking_not_cancellable", why);
  }
  // money that is only set aside cannot be refunded in part
  if (payment?.status === "authorized") await settleBooking(bookingId);
  const refund = cancellation.refund.amount;
  const done = await cancelBooking({ bookingId, from: ["confirmed"], actor, data: { refund } });
  if (!done) throw new AppError("booking_not_cancellable", "It was cancelled meanwhile.");
  if (payment && refund > 0) {
    const sent = await refundPayment(payment, refund, "cancelled_by_buyer");
    if (sent) await markRefunded(bookingId, { whole: refund >= booking.total, amount: refund, actor: "system" });
  }
}
