import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { log } from "@/lib/platform/log";
import { stripe } from "@/lib/platform/payments";
import { buyPlaces, endHold, holdOf, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { oneRound } from "@/prisma/factories/one-round";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { listBookingHistory } from "./booking-history";
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
  return { event, guest, booking, holdId: await holdOf(pool(), booking.id) };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("pending bookings", () => {
  it("expire when nobody paid, and their checkout is closed before", async () => {
    const { guest, booking, holdId } = await pendingBooking();
    await endHold(pool(), holdId);
    await oneRound();
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "expired",
      payment: { status: "expired", checkoutUrl: null },
      expiresAt: null,
    });
    expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(410);
    expect((await listBookingHistory(guest, booking.id)).map(({ change, actor }) => [change, actor])).toEqual([
      ["created", "buyer"],
      ["expired", "system"],
    ]);
    await expect(confirmBooking(guest, booking.id)).rejects.toMatchObject({ code: "hold_expired" });
  });

  it("are confirmed when the payment came at the last moment and no webhook was heard", async () => {
    const { guest, booking, holdId } = await pendingBooking();
    await payments.pay(booking.payment?.checkoutUrl);
    await endHold(pool(), holdId);
    await oneRound();
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "confirmed",
      payment: { status: "captured" },
    });
  });

  it("expire, and the money is let go, when it came after somebody took the seats", async () => {
    const { event, guest, booking, holdId } = await pendingBooking();
    await endHold(pool(), holdId);
    await holdPlaces(newGuest(), event);
    await payments.pay(booking.payment?.checkoutUrl);
    await oneRound();
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("expired");
    const payment = await paymentRow(booking.id);
    expect(payment).toMatchObject({ status: "cancelled", captured: 0 });
    expect((await stripe().paymentIntents.retrieve(payment.intent_id)).status).toBe("canceled");
  });

  it("expire where the checkout could never be opened", async () => {
    const event = await paidEvent();
    const guest = newGuest();
    payments.outage = /./;
    await buyPlaces(guest, event).catch(() => {});
    const { rows } = await pool().query("SELECT id, hold_id FROM bookings WHERE event_key = $1", [event.key]);
    await endHold(pool(), rows[0].hold_id);
    await oneRound();
    expect((await getBookingOrThrow(guest, rows[0].id)).status).toBe("expired");
  });

  it("wait while the provider is down, and hold up no others; their seats are for sale meanwhile", async () => {
    const stuck = await pendingBooking();
    const free = await holdPlaces(newGuest(), await paidEvent());
    await endHold(pool(), stuck.holdId);
    await endHold(pool(), free.id);
    payments.outage = /./;
    const warned = vi.spyOn(log, "warn");
    await oneRound();
    expect(warned).toHaveBeenCalledWith(
      "A pending booking could not be settled yet",
      expect.objectContaining({ bookingId: stuck.booking.id }),
    );
    expect((await getBookingOrThrow(stuck.guest, stuck.booking.id)).status).toBe("pending");
    const { rows } = await pool().query("SELECT status FROM holds WHERE id = $1", [free.id]);
    expect(rows).toEqual([{ status: 3 }]);
    expect((await holdPlaces(newGuest(), stuck.event)).quantity).toBe(2);
    payments.outage = null;
    await oneRound();
    expect((await getBookingOrThrow(stuck.guest, stuck.booking.id)).status).toBe("expired");
  });

  it("are settled once by rounds that overlap", async () => {
    const { guest, booking, holdId } = await pendingBooking();
    await endHold(pool(), holdId);
    await Promise.all([oneRound(), oneRound(), oneRound()]);
    expect((await listBookingHistory(guest, booking.id)).map(({ change }) => change)).toEqual(["created", "expired"]);
  });
});
