import "server-only";
import type { BookingView } from "@/lib/schemas/bookings";
import { refundPolicy } from "@/lib/schemas/events";

/**
 * Until when a confirmed booking may be cancelled and what comes back: of all that was paid, fees included,
 * less the policy's share, which is rounded up to a whole minor unit; no more than what is left of the payment, of
 * which the organizer may have given back a part. A discount is not paid out: the total is after it.
 * Where the organizer ends the event everything comes back, fees included, whatever the policy: then there is nothing for
 * the buyer to cancel, and less to get by it. Null then, and when the policy allows none (any more).
 */
export function cancellationOf(
  booking: { status: string; total: number; currency: string },
  event: { startsAt: Date; refundPolicy: unknown; status: string },
  payment: { captured: number; refunded: number } | null,
  now = new Date(),
): BookingView["cancellation"] {
  if (booking.status !== "confirmed" || event.status === "cancelled" || event.refundPolicy === null) return null;
  const policy = refundPolicy.parse(event.refundPolicy);
  const until = new Date(event.startsAt.getTime() - policy.until * 3_600_000);
  if (now >= until) return null;
  const kept = Math.ceil((booking.total * policy.feePercent) / 100);
  // what is only set aside is taken before anything of it goes back
  const left = payment && payment.captured > 0 ? payment.captured - payment.refunded : booking.total;
  const amount = Math.min(booking.total - kept, left);
  return { until: until.toISOString(), refund: { amount, currency: booking.currency } };
}
