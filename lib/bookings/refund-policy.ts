import "server-only";
import type { BookingView } from "@/lib/schemas/bookings";
import { refundPolicy } from "@/lib/schemas/events";

/**
 * Until when a confirmed booking may be cancelled and what comes back: of all that was paid, fees included,
 * less the policy's share, which is rounded up to a whole minor unit. A discount is not paid out: the total is
 * after it. Where the organizer ends the event everything comes back, fees included, whatever the policy. Null when the policy allows none (any more).
 */
export function cancellationOf(
  booking: { status: string; total: number; currency: string },
  event: { startsAt: Date; refundPolicy: unknown; status: string },
  now = new Date(),
): BookingView["cancellation"] {
  if (booking.status !== "confirmed" || event.refundPolicy === null) return null;
  const policy = refundPolicy.parse(event.refundPolicy);
  const until = new Date(event.startsAt.getTime() - policy.until * 3_600_000);
  if (now >= until) return null;
  const kept = Math.ceil((booking.total * policy.feePercent) / 100);
  return { until: until.toISOString(), refund: { amount: booking.total - kept, currency: booking.currency } };
}
