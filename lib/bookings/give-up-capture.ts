import "server-only";
import { cancelIntent, readProviderState } from "@/lib/payments/provider-state";
import { db } from "@/lib/platform/db";
import { settleBooking } from "./settle-booking";

/**
 * Ends a confirmed booking whose authorised money cannot be taken: the authorisation is cancelled at the provider, and
 * then the booking follows what the provider says, so that one that was taken at the last moment stands.
 * @throws AppError payment_provider_unavailable
 */
export async function giveUpCapture(paymentId: string): Promise<void> {
  const payment = await db().payment.findUnique({ where: { id: paymentId } });
  if (payment?.status !== "authorized") return;
  const { intent } = await readProviderState(payment);
  if (!intent) return;
  await cancelIntent(payment, intent);
  await settleBooking(payment.bookingId);
}
