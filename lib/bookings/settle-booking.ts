import "server-only";
import { AppError } from "@/lib/errors";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { type ConfirmOutcome, confirmPending } from "@/lib/inventory/confirm-booking";
import { readHold } from "@/lib/inventory/read-hold";
import { settleExpiredHolds } from "@/lib/inventory/settle-holds";
import { capture, letGo, readProviderState } from "@/lib/payments/provider-state";
import { refundPayment } from "@/lib/payments/refund-payment";
import { db } from "@/lib/platform/db";
import type { Booking, Payment } from "@/lib/platform/generated/prisma/client";
import { log } from "@/lib/platform/log";

export type Settlement = "confirmed" | "waiting" | "over";

/**
 * Brings a booking in line with its payment: authorised money confirms the seats and is then taken;
 * where the seats are gone it is let go or given back. Decides by what the provider says now, so it
 * may be called any number of times, in any order, by webhooks, buyers and background work at once.
 * @throws AppError payment_provider_unavailable, unavailable
 */
export async function settleBooking(bookingId: string): Promise<Settlement> {
  const booking = await db().booking.findUnique({ where: { id: bookingId } });
  const payment = await db().payment.findFirst({ where: { bookingId }, orderBy: { createdAt: "desc" } });
  if (!booking) return "over";
  if (!payment) return booking.status === "confirmed" ? "confirmed" : booking.status === "pending" ? "waiting" : "over";
  // confirmed and paid once: what goes back of the money is decided where the booking is cancelled
  if (booking.confirmedAt && payment.captured > 0) return booking.status === "confirmed" ? "confirmed" : "over";

  const { open, intent } = await readProviderState(payment);
  const authorised = intent?.status === "requires_capture" || intent?.status === "succeeded";
  if (intent?.status === "canceled" && !open) return authorisationGone(booking, payment);
  if (!intent || !authorised) return open && booking.status === "pending" ? "waiting" : overUnless(booking);
  if (intent.amount !== payment.amount || intent.currency.toUpperCase() !== payment.currency) {
    log.error("A payment has another amount than its booking", { bookingId, amount: intent.amount });
    await giveBack(booking, payment, "wrong_amount");
    return "over";
  }
  await db().payment.updateMany({
    where: { id: payment.id, status: "open" },
    data: { status: "authorized", failure: null },
  });

  const outcome = await confirm(booking);
  if (outcome === "done") return (await capture(payment, intent)) ? "confirmed" : captureFailed(booking, payment);
  await giveBack(booking, payment, outcome === "limit" ? "limit_per_buyer" : await whyGone(booking));
  return "over";
}

/** Money that was set aside and is not any more: it ran out, was let go, or a crash came between two steps of that. */
async function authorisationGone(booking: Booking, payment: Payment): Promise<Settlement> {
  if (booking.confirmedAt) return captureFailed(booking, payment);
  if (booking.status === "pending" || payment.status === "authorized") {
    await giveBack(booking, payment, await whyGone(booking));
  }
  return "over";
}

/**
 * Where the authorised money is not to be had any more, or was let go because the event is off, there are no tickets;
 * else it is tried again later.
 */
async function captureFailed(booking: Booking, payment: Payment): Promise<Settlement> {
  const { intent } = await readProviderState(payment);
  if (intent?.status !== "canceled") return "confirmed";
  const why = await whyGone(booking);
  const off = why === "event_cancelled";
  if (!off) log.error("A payment could not be captured", { bookingId: booking.id });
  const reason = off ? why : "capture_failed";
  await cancelBooking({ bookingId: booking.id, from: ["confirmed"], actor: "system", data: { reason }, unpaid: !off });
  await db().payment.updateMany({
    where: { id: payment.id, status: { in: ["open", "authorized"] } },
    data: { status: off ? "cancelled" : "failed", failure: reason },
  });
  return "over";
}

function overUnless(booking: Booking): Settlement {
  return booking.status === "confirmed" ? "confirmed" : booking.status === "pending" ? "waiting" : "over";
}

/** Confirms the booking if that is still possible; done when it is confirmed, by this call or another. */
async function confirm(booking: Booking): Promise<ConfirmOutcome> {
  if (booking.status === "confirmed") return "done";
  if (booking.status !== "pending") return "gone";
  const hold = await readHold(booking.holdId);
  if (!hold) return "gone";
  const outcome = await confirmPending({ booking: booking.id, hold: hold.id, actor: "system" }, hold);
  if (outcome === "done") return "done";
  const now = await db().booking.findUnique({ where: { id: booking.id }, select: { status: true } });
  return now?.status === "confirmed" ? "done" : outcome;
}

/** Why an authorised payment was not taken; kept with the payment, so that its buyer can be told. */
type GivenBack = "seats_gone" | "event_cancelled" | "limit_per_buyer" | "wrong_amount";

/** Why a booking that was paid could not be confirmed although its buyer may have it. */
async function whyGone({ eventKey }: Booking): Promise<GivenBack> {
  const event = await db().event.findUnique({ where: { key: eventKey }, select: { status: true } });
  return event?.status === "cancelled" ? "event_cancelled" : "seats_gone";
}

/** The buyer does not get the seats: the money goes back by the way that its state allows. */
async function giveBack(booking: Booking, payment: Payment, reason: GivenBack): Promise<void> {
  if (reason === "seats_gone") await settleExpiredHolds([booking.holdId]);
  await cancelBooking({ bookingId: booking.id, from: ["pending"], actor: "system", data: { reason } });
  const now = await db().booking.findUnique({ where: { id: booking.id }, select: { status: true, confirmedAt: true } });
  const { intent } = await readProviderState(payment);
  if (now?.confirmedAt) {
    // somebody else was faster and settled it; what goes back then is decided where it is cancelled
    if (now.status === "confirmed" && intent) await capture(payment, intent);
    return;
  }
  if (intent?.status === "succeeded") {
    const current = await db().payment.findUnique({ where: { id: payment.id }, include: { refunds: true } });
    if (!current) return;
    await capture(current, intent);
    const onItsWay = current.refunds.reduce((sum, refund) => sum + (refund.status === "failed" ? 0 : refund.amount), 0);
    if (onItsWay < intent.amount_received) {
      await db().payment.update({ where: { id: current.id }, data: { failure: reason } });
      await refundPayment(current, intent.amount_received - onItsWay, reason);
    }
    return;
  }
  if (!(await letGo(payment, intent, reason)))
    throw new AppError("payment_provider_unavailable", "The payment is changing right now.");
}
