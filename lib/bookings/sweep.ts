import "server-only";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { findExpiredHolds, findStrandedBookings, settleExpiredHolds } from "@/lib/inventory/settle-holds";
import { closeCheckout } from "@/lib/payments/provider-state";
import { resendPendingRefunds } from "@/lib/payments/refund-payment";
import { db, query } from "@/lib/platform/db";
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
    if (bookingId !== null) await orLater(bookingId, () => sweepPending(holdId, bookingId));
  }
  return ended.length;
}

/** One booking that cannot be settled now does not keep the round from the others. */
async function orLater(bookingId: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn("A pending booking could not be settled yet", { bookingId, ...errorFields(error) });
  }
}

async function sweepPending(holdId: string, bookingId: string): Promise<void> {
  const payment = await db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } });
  if (payment && !(await closeCheckout(payment))) {
    await settleBooking(bookingId);
    return;
  }
  await settleExpiredHolds([holdId]);
}

/** Pending bookings whose hold was given back at the moment they were made: nobody can confirm them. */
async function sweepStranded(): Promise<void> {
  for (const bookingId of await findStrandedBookings(50)) {
    await orLater(bookingId, async () => {
      const payment = await db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } });
      if (payment && !(await closeCheckout(payment))) await settleBooking(bookingId);
      else await cancelBooking({ bookingId, from: ["pending"], actor: "system", data: { reason: "seats_gone" } });
    });
  }
}

/** One round of all that has to be looked after until it is done. */
export async function sweep(): Promise<void> {
  await sweepExpiredHolds();
  await sweepStranded();
  await resendPendingRefunds(50);
  const uncaptured = await query<{ id: string; bookingId: string }>(
    `SELECT id, booking_id AS "bookingId" FROM payments
     WHERE status = 'authorized' AND updated_at < now() - interval '15 seconds' ORDER BY updated_at LIMIT 50`,
  );
  for (const { id, bookingId } of uncaptured) {
    // to the end of the line, so that those that never succeed do not keep the others waiting
    await query("UPDATE payments SET updated_at = now() WHERE id = $1", [id]);
    await settleBooking(bookingId).catch((error) =>
      log.warn("A payment is not captured yet", { bookingId, ...errorFields(error) }),
    );
  }
}
