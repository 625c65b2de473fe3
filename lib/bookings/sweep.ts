import "server-only";
import { markRefunded } from "@/lib/inventory/cancel-booking";
import { findExpiredHolds, settleExpiredHolds } from "@/lib/inventory/settle-holds";
import { closeCheckout } from "@/lib/payments/provider-state";
import { resendPendingRefunds } from "@/lib/payments/refund-payment";
import { db } from "@/lib/platform/db";
import { errorFields, log } from "@/lib/platform/log";
import { settleBooking } from "./settle-booking";

/** An authorised payment may still arrive for so long after the hold's end, if nobody took the seats. */
const GRACE_SECONDS = 5;

/**
 * Settles what hangs on ended holds. Selling does not wait for it: an ended hold's seats can be
 * claimed at once. A checkout is closed before its booking expires; where the buyer was faster, the
 * payment decides.
 */
export async function sweepExpiredHolds(most = 500): Promise<number> {
  const ended = await findExpiredHolds(GRACE_SECONDS, most);
  const plain = ended.filter((hold) => hold.bookingId === null).map((hold) => hold.holdId);
  await settleExpiredHolds(plain);
  for (const { holdId, bookingId } of ended) {
    if (bookingId === null) continue;
    try {
      await sweepPending(holdId, bookingId);
    } catch (error) {
      log.warn("A pending booking could not be settled yet", { bookingId, ...errorFields(error) });
    }
  }
  return ended.length;
}

async function sweepPending(holdId: string, bookingId: string): Promise<void> {
  const payment = await db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } });
  if (payment && !(await closeCheckout(payment))) {
    await settleBooking(bookingId);
    return;
  }
  await settleExpiredHolds([holdId]);
}

/** One round of all that has to be looked after until it is done. */
export async function sweep(): Promise<void> {
  await sweepExpiredHolds();
  for (const { bookingId, amount } of await resendPendingRefunds(50)) {
    const booking = await db().booking.findUniqueOrThrow({ where: { id: bookingId }, select: { total: true } });
    await markRefunded(bookingId, { whole: amount >= booking.total, amount, actor: "system" });
  }
  const uncaptured = await db().payment.findMany({
    where: { status: "authorized", updatedAt: { lt: new Date(Date.now() - 15_000) } },
    select: { bookingId: true },
    take: 50,
  });
  for (const { bookingId } of uncaptured) {
    await settleBooking(bookingId).catch((error) =>
      log.warn("A payment is not captured yet", { bookingId, ...errorFields(error) }),
    );
  }
}
