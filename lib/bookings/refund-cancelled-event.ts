import "server-only";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { sendRefund } from "@/lib/payments/refund-payment";
import { db, query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { errorFields, log } from "@/lib/platform/log";
import { inWaves, type Waves } from "@/lib/platform/waves";
import { endUnpaidBooking } from "./end-unpaid-booking";
import { giveUpCapture } from "./give-up-capture";

const reason = "event_cancelled";

/** What is not ended of an event that was called off. */
const unended = `FROM events e JOIN bookings b ON b.event_key = e.key
  WHERE e.id = $1 AND e.status = 'cancelled' AND b.status IN ('pending', 'confirmed')`;

/**
 * Ends the next bookings of an event that was called off, after one of them: who paid gets back all that is left of it,
 * fees included, whatever the policy; who is just paying is not charged. What is owed is written down with the
 * cancellation, so that nothing is given back twice or forgotten, however often this is done.
 */
export function refundCancelledEvent(eventId: string, after = ""): Promise<Waves> {
  // while the provider is away, what is owed is only written down; it is sent when the provider is back
  const sending = { works: true };
  return inWaves(
    after,
    (from, most) =>
      query<{ id: string; status: string }>(`SELECT b.id, b.status ${unended} AND b.id > $2 ORDER BY b.id LIMIT $3`, [
        eventId,
        from,
        most,
      ]),
    async ({ id, status }) => {
      if (status === "pending") await endPending(id);
      else await refundConfirmed(id, sending);
    },
    ({ id }, error) =>
      log.warn("A booking of a cancelled event is not ended yet", { bookingId: id, ...errorFields(error) }),
  );
}

/** How many bookings of a cancelled event are still to be ended. */
export async function countUnended(eventId: string): Promise<number> {
  const [row] = await query<{ count: number }>(`SELECT count(*) ${unended}`, [eventId]);
  return row?.count ?? 0;
}

/** Cancelled events of the last month that have bookings still, for when the news of one was lost. */
export async function findUnrefundedEvents(): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT e.id FROM events e WHERE e.status = 'cancelled' AND e.cancelled_at > now() - interval '31 days'
       AND EXISTS (SELECT FROM bookings b WHERE b.event_key = e.key AND b.status IN ('pending', 'confirmed'))
     ORDER BY e.cancelled_at LIMIT 100`,
  );
  return rows.map((row) => row.id);
}

async function endPending(bookingId: string): Promise<void> {
  await endUnpaidBooking(bookingId, () =>
    cancelBooking({ bookingId, from: ["pending"], actor: "system", data: { reason } }),
  );
  const now = await db().booking.findUnique({ where: { id: bookingId }, select: { status: true } });
  if (now?.status === "pending") throw new Error("It is just being paid.");
  // confirmed at the very moment at which the event was called off
  if (now?.status === "confirmed") await refundConfirmed(bookingId, { works: true });
}

async function refundConfirmed(bookingId: string, sending: { works: boolean }): Promise<void> {
  const newest = () => db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } });
  let payment = await newest();
  if (payment?.status === "authorized") {
    // money that was not taken yet is let go, which ends the booking as well; or it is taken by now
    await giveUpCapture(payment.id);
    payment = await newest();
    if (payment?.status === "authorized") throw new Error("Its payment is changing right now.");
  }
  const refund =
    payment && payment.captured > payment.refunded
      ? { id: newId("refund"), paymentId: payment.id, amount: payment.captured, reason }
      : undefined;
  const done = await cancelBooking({ bookingId, from: ["confirmed"], actor: "system", data: { reason }, refund });
  if (done && refund && sending.works) sending.works = await sendRefund(refund.id);
}
