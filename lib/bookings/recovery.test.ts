import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { newId } from "@/lib/platform/ids";
import { stripe } from "@/lib/platform/payments";
import { listTickets } from "@/lib/tickets/list-tickets";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { brokenInvariants } from "@/prisma/factories/invariants";
import { oneRound } from "@/prisma/factories/one-round";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { settleBooking } from "./settle-booking";

const database = useLibDatabase();
const payments = useLibPayments(database);

async function pendingBooking() {
  const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 1000 }] });
  const guest = newGuest();
  return { event, guest, booking: await buyPlaces(guest, event) };
}

const paymentOf = async (bookingId: string) =>
  (await database.pool.query("SELECT * FROM payments WHERE booking_id = $1", [bookingId])).rows[0];

describe("after a crash", () => {
  it("a refund that was owed and not sent is sent by the next round, once", async () => {
    const { guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    await confirmBooking(guest, booking.id);
    const payment = await paymentOf(booking.id);
    // the statement commits, and the process is gone before it can call the provider
    await cancelBooking({
      bookingId: booking.id,
      from: ["confirmed"],
      actor: "buyer",
      data: {},
      refund: { id: newId("refund"), paymentId: payment.id, amount: 1500, reason: "cancelled_by_buyer" },
    });
    await database.pool.query("UPDATE refunds SET created_at = now() - interval '1 minute'");
    await oneRound();
    await oneRound();
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "partly_refunded",
      payment: { refunded: { amount: 1500 } },
    });
    expect(await brokenInvariants(database.pool)).toEqual([]);
  });

  it("a pending booking whose hold was given back at that very moment is ended", async () => {
    const { guest, booking } = await pendingBooking();
    await database.pool.query(
      `WITH h AS (UPDATE holds SET status = 1 WHERE id = (SELECT hold_id FROM bookings WHERE id = $1) RETURNING id)
       UPDATE seats s SET hold_id = NULL, held_until = NULL FROM h WHERE s.hold_id = h.id`,
      [booking.id],
    );
    await oneRound();
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({ status: "cancelled" });
    const { payment_status, status } = await stripe().checkout.sessions.retrieve(
      (await paymentOf(booking.id)).session_id,
    );
    expect({ payment_status, status }).toEqual({ payment_status: "unpaid", status: "expired" });
  });
});

describe("a booking that cannot be ended", () => {
  it("does not keep the round from the others", async () => {
    const [stuck, other] = [await pendingBooking(), await pendingBooking()];
    await database.pool.query(
      `WITH h AS (UPDATE holds SET status = 1 WHERE id = (SELECT hold_id FROM bookings WHERE id = $1) RETURNING id)
       UPDATE seats s SET hold_id = NULL, held_until = NULL FROM h WHERE s.hold_id = h.id`,
      [stuck.booking.id],
    );
    await database.pool.query("UPDATE payments SET session_id = 'cs_unknown' WHERE booking_id = $1", [
      stuck.booking.id,
    ]);
    await payments.pay(other.booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(other.guest, other.booking.id).catch(() => {});
    payments.outage = null;
    await database.pool.query("UPDATE payments SET updated_at = now() - interval '1 minute' WHERE booking_id = $1", [
      other.booking.id,
    ]);
    await oneRound();
    expect(await paymentOf(other.booking.id)).toMatchObject({ status: "captured" });
  });
});

describe("a capture that fails for good", () => {
  it("ends the booking: no ticket without its money", async () => {
    const { event, guest, booking } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    payments.outage = null;
    const { intent_id: intent } = await paymentOf(booking.id);
    await stripe().paymentIntents.cancel(intent);
    expect(await settleBooking(booking.id)).toBe("over");
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({ status: "cancelled" });
    expect((await listTickets(guest, booking.id)).every((ticket) => ticket.status === "void")).toBe(true);
    const { rows } = await database.pool.query("SELECT DISTINCT state FROM seats WHERE event_key = $1", [event.key]);
    expect(rows).toEqual([{ state: 0 }]);
    expect(await brokenInvariants(database.pool)).toEqual([]);
  });
});
