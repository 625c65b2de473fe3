import { describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { declinedCard, useLibPayments } from "@/embedded/testing/lib-payments";
import { stripe } from "@/lib/platform/payments";
import { bookHold, buyPlaces, endHold, holdOf, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { listBookingHistory } from "./booking-history";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { getReceipt } from "./get-receipt";
import { handlePaymentEvent } from "./handle-payment-event";
import { settleBooking } from "./settle-booking";

const database = useLibDatabase();
const payments = useLibPayments(database);

const paid = {
  tiers: [
    { places: 10, price: 1250 },
    { places: 10, price: 3000 },
  ],
};
const paymentsOf = async (bookingId: string) =>
  (await database.pool.query("SELECT * FROM payments WHERE booking_id = $1", [bookingId])).rows;
const captures = () => payments.calls.filter((call) => call.endsWith("/capture"));

describe("booking what costs something", () => {
  it("waits for the payment, with a checkout to pay at until the hold ends", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const booking = await bookHold(guest, hold.id, { locale: "de" });
    expect(booking).toMatchObject({
      status: "pending",
      total: { amount: 2500, currency: "EUR" },
      payment: { status: "open", refunded: { amount: 0 } },
      expiresAt: hold.expiresAt,
      confirmedAt: null,
      cancellation: null,
    });
    const [payment] = await paymentsOf(booking.id);
    const session = await stripe().checkout.sessions.retrieve(payment.session_id, { expand: ["line_items"] });
    expect(session).toMatchObject({
      amount_total: 2500,
      currency: "eur",
      locale: "de",
      customer_email: "ada@example.test",
      client_reference_id: booking.id,
      metadata: { bookingId: booking.id },
      url: booking.payment?.checkoutUrl,
    });
    expect(session.line_items?.data).toMatchObject([{ quantity: 2, description: "Test event – Tier 0" }]);
    await expect(getReceipt(guest, booking.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("asks for the price that the hold fixed, whatever the tier costs now", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await database.pool.query("UPDATE tiers SET price = 1 WHERE event_id = $1", [event.id]);
    expect((await bookHold(guest, hold.id)).total.amount).toBe(2500);
  });

  it("is confirmed when the payment is authorised, and the money is taken then", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await expect(confirmBooking(guest, booking.id)).rejects.toMatchObject({ code: "payment_required" });
    expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(303);
    const confirmed = await confirmBooking(guest, booking.id);
    expect(confirmed).toMatchObject({
      status: "confirmed",
      payment: { status: "captured", checkoutUrl: null },
      cancellation: { refund: { amount: 2500 } },
    });
    expect(await paymentsOf(booking.id)).toMatchObject([
      { status: "captured", amount: 2500, captured: 2500, refunded: 0 },
    ]);
    expect((await listBookingHistory(guest, booking.id)).map(({ change, actor }) => [change, actor])).toEqual([
      ["created", "buyer"],
      ["confirmed", "system"],
    ]);
    expect(await getReceipt(guest, booking.id)).toMatchObject({ paid: { amount: 2500 }, refunded: { amount: 0 } });
  });

  it("stays pending after a declined card, and can be paid with another", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    expect(await payments.pay(booking.payment?.checkoutUrl, declinedCard)).toBe(402);
    const [failed] = await payments.events(booking.id);
    if (failed) await handlePaymentEvent(failed);
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "open", failure: "generic_decline" }]);
    await expect(confirmBooking(guest, booking.id)).rejects.toMatchObject({ code: "payment_required" });
    expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(303);
    expect((await confirmBooking(guest, booking.id)).status).toBe("confirmed");
  });

  it("is not settled by somebody else", async () => {
    const booking = await buyPlaces(newGuest(), await insertSmallEvent(database.pool, paid));
    await expect(confirmBooking(await insertUser(database.pool), booking.id)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await settleBooking("bkg_unknown")).toBe("over");
  });
});

describe("settling", () => {
  it("fifty times at once confirms and captures once", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool, paid));
    await payments.pay(booking.payment?.checkoutUrl);
    const results = await Promise.all(Array.from({ length: 50 }, () => settleBooking(booking.id)));
    expect(new Set(results)).toEqual(new Set(["confirmed"]));
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "captured", captured: 2500, refunded: 0 }]);
    expect((await listBookingHistory(guest, booking.id)).filter(({ change }) => change === "confirmed")).toHaveLength(
      1,
    );
    const { rows } = await database.pool.query("SELECT 1 FROM tickets WHERE booking_id = $1", [booking.id]);
    expect(rows).toHaveLength(2);
    // and again later, without asking the provider
    payments.calls.length = 0;
    expect(await settleBooking(booking.id)).toBe("confirmed");
    expect(payments.calls).toEqual([]);
  });

  it("makes the money taken, where the process died before it did", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool, paid));
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await expect(settleBooking(booking.id)).rejects.toMatchObject({ code: "payment_provider_unavailable" });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "authorized", captured: 0 }]);
    payments.outage = null;
    expect(await settleBooking(booking.id)).toBe("confirmed");
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "captured", captured: 2500 }]);
  });

  it("believes the provider when it says that the money was taken before", async () => {
    const booking = await buyPlaces(newGuest(), await insertSmallEvent(database.pool, paid));
    await payments.pay(booking.payment?.checkoutUrl);
    // the answer to the capture is lost on its way
    payments.after = async (call) => {
      if (call.endsWith("/capture")) throw new Error("cut off");
    };
    await expect(settleBooking(booking.id)).rejects.toThrow();
    payments.after = null;
    expect(await settleBooking(booking.id)).toBe("confirmed");
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "captured", captured: 2500 }]);
  });

  it("confirms a payment that comes just after the hold's end, while nobody took the seats", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool, paid));
    await endHold(database.pool, await holdOf(database.pool, booking.id), 2);
    await payments.pay(booking.payment?.checkoutUrl);
    expect((await confirmBooking(guest, booking.id)).status).toBe("confirmed");
  });

  it("refuses a payment of another amount than the booking's, and lets it go", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool, paid));
    await payments.pay(booking.payment?.checkoutUrl);
    await database.pool.query("UPDATE payments SET amount = 2400 WHERE booking_id = $1", [booking.id]);
    expect(await settleBooking(booking.id)).toBe("over");
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("cancelled");
    const [payment] = await paymentsOf(booking.id);
    expect(payment).toMatchObject({ status: "cancelled", captured: 0 });
    expect((await stripe().paymentIntents.retrieve(payment.intent_id)).status).toBe("canceled");
  });
});

describe("a payment after the seats are gone", () => {
  /** Two seats, held too long, bought by somebody else, and then paid. */
  async function resold() {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 1250 }] });
    const [late, quick] = [newGuest(), newGuest()];
    const booking = await buyPlaces(late, event);
    await endHold(database.pool, await holdOf(database.pool, booking.id));
    const other = await buyPlaces(quick, event);
    await payments.pay(other.payment?.checkoutUrl);
    expect((await confirmBooking(quick, other.id)).status).toBe("confirmed");
    expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(303);
    payments.calls.length = 0;
    return { late, booking };
  }

  it("is let go: nothing is taken, no ticket is made, and the buyer is told", async () => {
    const { late, booking } = await resold();
    await expect(confirmBooking(late, booking.id)).rejects.toMatchObject({
      code: "hold_expired",
      message: expect.stringContaining("Nothing was charged"),
    });
    expect(captures()).toEqual([]);
    const [payment] = await paymentsOf(booking.id);
    expect(payment).toMatchObject({ status: "cancelled", captured: 0 });
    expect((await stripe().paymentIntents.retrieve(payment.intent_id)).status).toBe("canceled");
    expect(await getBookingOrThrow(late, booking.id)).toMatchObject({ status: "expired", confirmedAt: null });
    const { rows } = await database.pool.query("SELECT 1 FROM tickets WHERE booking_id = $1", [booking.id]);
    expect(rows).toEqual([]);
  });

  it("is let go once, however often that is noticed", async () => {
    const { booking } = await resold();
    const results = await Promise.all(Array.from({ length: 20 }, () => settleBooking(booking.id)));
    expect(new Set(results)).toEqual(new Set(["over"]));
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "cancelled", captured: 0, refunded: 0 }]);
    expect(await settleBooking(booking.id)).toBe("over");
  });

  it("is given back where it was taken at the provider already", async () => {
    const { late, booking } = await resold();
    const [{ session_id }] = await paymentsOf(booking.id);
    const session = await stripe().checkout.sessions.retrieve(session_id);
    await stripe().paymentIntents.capture(String(session.payment_intent));
    const results = await Promise.all(Array.from({ length: 5 }, () => settleBooking(booking.id)));
    expect(new Set(results)).toEqual(new Set(["over"]));
    expect(await paymentsOf(booking.id)).toMatchObject([{ status: "refunded", captured: 2500, refunded: 2500 }]);
    expect((await getBookingOrThrow(late, booking.id)).status).toBe("expired");
  });
});

describe("when the provider is down", () => {
  it("the booking and the seats stay, and the same request goes on later", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    payments.outage = /checkout/;
    await expect(bookHold(guest, hold.id, { key: "again" })).rejects.toMatchObject({
      code: "payment_provider_unavailable",
      status: 503,
      retryAfterSeconds: 5,
    });
    const { rows } = await database.pool.query("SELECT id, status FROM bookings WHERE hold_id = $1", [hold.id]);
    expect(rows).toMatchObject([{ status: "pending" }]);
    payments.outage = null;
    const booking = await bookHold(guest, hold.id, { key: "again" });
    expect(booking).toMatchObject({ id: rows[0].id, status: "pending", payment: { status: "open" } });
    // a repetition opens no second checkout
    expect(await bookHold(guest, hold.id, { key: "again" })).toEqual(booking);
    expect(await paymentsOf(booking.id)).toHaveLength(1);
    await payments.pay(booking.payment?.checkoutUrl);
    expect((await confirmBooking(guest, booking.id)).status).toBe("confirmed");
  });

  it("a checkout whose address was lost on its way is found again by the same request", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    payments.after = async (call) => {
      if (call === "POST /v1/checkout/sessions") throw new Error("cut off");
    };
    await expect(bookHold(guest, hold.id, { key: "lost" })).rejects.toMatchObject({
      code: "payment_provider_unavailable",
    });
    payments.after = null;
    // later, when the provider compares what is asked now with what was asked then
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 90_000 });
    const booking = await bookHold(guest, hold.id, { key: "lost" }).finally(() => vi.useRealTimers());
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS n FROM embedded_gateway.sessions WHERE object->>'client_reference_id' = $1",
      [booking.id],
    );
    expect(rows[0].n).toBe(1);
    expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(303);
  });

  it("settling says so, and nothing is confirmed", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool, paid));
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /./;
    await expect(confirmBooking(guest, booking.id)).rejects.toMatchObject({ code: "payment_provider_unavailable" });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("pending");
  });

  it("two requests at once open one checkout", async () => {
    const event = await insertSmallEvent(database.pool, paid);
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    const bookings = await Promise.all(Array.from({ length: 4 }, () => bookHold(guest, hold.id, { key: "same" })));
    expect(new Set(bookings.map(({ payment }) => payment?.checkoutUrl)).size).toBe(1);
    expect(await paymentsOf(bookings[0]?.id ?? "")).toHaveLength(1);
  });
});
