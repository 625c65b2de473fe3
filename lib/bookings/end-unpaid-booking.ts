import "server-only";
import { closeCheckout } from "@/lib/payments/provider-state";
import { db } from "@/lib/platform/db";
import { settleBooking } from "./settle-booking";

/**
 * Ends a pending booking: its checkout is closed first, and only then `end` is called. Where the buyer was faster, the
 * payment decides.
 * @throws AppError payment_provider_unavailable
 */
export async function endUnpaidBooking(bookingId: string, end: () => Promise<unknown>): Promise<void> {
  const payment = await db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } });
  if (payment && !(await closeCheckout(payment))) await settleBooking(bookingId);
  else await end();
}
