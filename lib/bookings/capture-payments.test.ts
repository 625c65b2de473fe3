import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { log } from "@/lib/platform/log";
import { stripe } from "@/lib/platform/payments";
import { listTickets } from "@/lib/tickets/list-tickets";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { capturePayments } from "./capture-payments";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";

const database = useLibDatabase();
const payments = useLibPayments(database);
const pool = () => database.pool;

const paidEvent = () => insertSmallEvent(pool(), { tiers: [{ places: 2, price: 1250 }] });
const paymentRow = async (id: string) =>
  (
    await pool().query("SELECT status, captured, refunded, intent_id, session_id FROM payments WHERE booking_id = $1", [
      id,
    ])
  ).rows[0];
async function pendingBooking() {
  const event = await paidEvent();
  const guest = newGuest();
  const booking = await buyPlaces(guest, event);
  return { event, guest, booking };
}

afterEach(() => {
  vi.restoreAllMocks();
});

/** Confirmed so long ago, and looked at a while ago. */
const age = (bookingId: string, hours: number) =>
  pool().query(
    `WITH b AS (UPDATE bookings SET confirmed_at = now() - make_interval(hours => $2) WHERE id = $1 RETURNING id)
     UPDATE payments p SET updated_at = now() - interval '16 seconds' FROM b WHERE p.booking_id = b.id`,
    [bookingId, hours],
  );

describe("authorised money", () => {
  it("that was not taken because of an outage is taken in a later round", async () => {
    const { guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    expect(await paymentRow(booking.id)).toMatchObject({ status: "authorized", captured: 0 });
    payments.outage = null;
    await capturePayments();
    // too young: whoever authorised it may just be taking it
    expect(await paymentRow(booking.id)).toMatchObject({ status: "authorized" });
    await pool().query("UPDATE payments SET updated_at = now() - interval '16 seconds' WHERE booking_id = $1", [
      booking.id,
    ]);
    await capturePayments();
    expect(await paymentRow(booking.id)).toMatchObject({ status: "captured", captured: 2500 });
  });

  it("that still cannot be taken does not stop the round", async () => {
    const { guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    await pool().query("UPDATE payments SET updated_at = now() - interval '16 seconds' WHERE booking_id = $1", [
      booking.id,
    ]);
    const warned = vi.spyOn(log, "warn");
    await capturePayments();
    expect(warned).toHaveBeenCalledWith(
      "A payment is not captured yet",
      expect.objectContaining({ bookingId: booking.id }),
    );
    payments.outage = null;
    await capturePayments();
    // it went to the end of the line, and its turn comes again
    expect(await paymentRow(booking.id)).toMatchObject({ status: "authorized" });
    await pool().query("UPDATE payments SET updated_at = now() - interval '16 seconds' WHERE booking_id = $1", [
      booking.id,
    ]);
    await capturePayments();
    expect(await paymentRow(booking.id)).toMatchObject({ status: "captured" });
  });

  it("that a day's tries did not bring is let go: no ticket, no charge, free seats, and its buyer hears of it", async () => {
    const { event, guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    await age(booking.id, 23);
    await capturePayments();
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
    await age(booking.id, 25);
    await Promise.all([capturePayments(), capturePayments()]);
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("cancelled");
    const payment = await paymentRow(booking.id);
    expect(payment).toMatchObject({ status: "failed", captured: 0 });
    expect((await stripe().paymentIntents.retrieve(payment.intent_id)).status).toBe("canceled");
    expect((await listTickets(guest, booking.id)).map(({ status }) => status)).toEqual(["void", "void"]);
    const { rows } = await pool().query(
      `SELECT (SELECT count(*)::int FROM seats WHERE event_key = $1 AND state = 0 AND hold_id IS NULL) AS free,
         (SELECT json_agg(payload) FROM outbox WHERE topic = 'booking.cancelled' AND payload->>'bookingId' = $2) AS told`,
      [event.key, booking.id],
    );
    expect(rows).toEqual([{ free: 2, told: [{ bookingId: booking.id, reason: "capture_failed" }] }]);
    expect(await capturePayments()).toMatchObject({ done: 0, failed: 0 });
  });

  it("that was taken at the very last moment stays, and so do the tickets", async () => {
    const { guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    await age(booking.id, 25);
    payments.before = async (call) => {
      if (!call.endsWith("/cancel")) return;
      payments.before = null;
      payments.outage = null;
      await stripe().paymentIntents.capture((await paymentRow(booking.id)).intent_id);
    };
    await capturePayments();
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
    expect(await paymentRow(booking.id)).toMatchObject({ status: "captured", captured: 2500 });
  });

  it("of a booking that a crash left half ended is seen to be gone", async () => {
    const { guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    payments.outage = null;
    await stripe().paymentIntents.cancel((await paymentRow(booking.id)).intent_id);
    // the process ends between the two writes
    await cancelBooking({
      bookingId: booking.id,
      from: ["confirmed"],
      actor: "system",
      data: { reason: "capture_failed" },
      unpaid: true,
    });
    await age(booking.id, 1);
    await capturePayments();
    expect(await paymentRow(booking.id)).toMatchObject({ status: "failed" });
  });

  it("that ran out before the booking was confirmed does not keep it pending for ever", async () => {
    const { guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    await pool().query(
      "UPDATE payments SET status = 'authorized', updated_at = now() - interval '1 minute' WHERE booking_id = $1",
      [booking.id],
    );
    const { session_id } = await paymentRow(booking.id);
    const { payment_intent } = await stripe().checkout.sessions.retrieve(session_id);
    await stripe().paymentIntents.cancel(String(payment_intent));
    await capturePayments();
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("cancelled");
    expect(await paymentRow(booking.id)).toMatchObject({ status: "cancelled" });
  });
});
