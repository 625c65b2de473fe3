import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelBooking } from "@/lib/inventory/cancel-booking";
import { newId } from "@/lib/platform/ids";
import { stripe } from "@/lib/platform/payments";
import { listTickets } from "@/lib/tickets/list-tickets";
import { buyPlaces, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertUser } from "@/prisma/factories/insert-user";
import { oneRound } from "@/prisma/factories/one-round";
import { insertSmallEvent, type SmallEventOptions } from "@/prisma/factories/small-event";
import { listBookingHistory } from "./booking-history";
import { cancelOwnBooking } from "./cancel-own-booking";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { handlePaymentEvent } from "./handle-payment-event";

const database = useLibDatabase();
const payments = useLibPayments(database);
const notCancellable = { code: "booking_not_cancellable", status: 409 };

/** An event with this policy: hours before the start, and percent that are kept. */
async function eventWith(policy: { until: number; feePercent: number } | null, options: SmallEventOptions = {}) {
  const event = await insertSmallEvent(database.pool, {
    tiers: [{ places: 2, price: 1255 }],
    startsInHours: 48,
    ...options,
  });
  await database.pool.query("UPDATE events SET refund_policy = $2 WHERE id = $1", [
    event.id,
    policy && JSON.stringify(policy),
  ]);
  return event;
}
async function paidBooking(policy: { until: number; feePercent: number } | null, options: SmallEventOptions = {}) {
  const event = await eventWith(policy, options);
  const guest = newGuest();
  const { id, payment } = await buyPlaces(guest, event);
  await payments.pay(payment?.checkoutUrl);
  return { event, guest, booking: await confirmBooking(guest, id) };
}
const paymentRow = async (id: string) =>
  (await database.pool.query("SELECT status, captured, refunded FROM payments WHERE booking_id = $1", [id])).rows[0];
/** What an organizer does at the provider's own pages. */
async function refundAtProvider(bookingId: string, amount: number): Promise<void> {
  const { rows } = await database.pool.query("SELECT intent_id FROM payments WHERE booking_id = $1", [bookingId]);
  await stripe().refunds.create({ payment_intent: rows[0].intent_id, amount });
  for (const event of await payments.events(bookingId)) {
    if (event.type === "charge.refunded") await handlePaymentEvent(event);
  }
}
const refundRows = async (id: string) =>
  (
    await database.pool.query(
      "SELECT r.amount, r.status, r.reason FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE p.booking_id = $1",
      [id],
    )
  ).rows;

describe("cancelling a paid booking", () => {
  it("gives everything back where the policy keeps nothing; tickets are void, seats for sale", async () => {
    const { event, guest, booking } = await paidBooking({ until: 24, feePercent: 0 });
    expect(booking.cancellation).toMatchObject({ refund: { amount: 2510, currency: "EUR" } });
    await cancelOwnBooking(guest, booking.id);
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "refunded",
      cancelledAt: expect.any(String),
      cancellation: null,
      payment: { status: "refunded", refunded: { amount: 2510 } },
    });
    expect((await listTickets(guest, booking.id)).map(({ status }) => status)).toEqual(["void", "void"]);
    expect(await refundRows(booking.id)).toEqual([{ amount: 2510, status: "succeeded", reason: "cancelled_by_buyer" }]);
    expect((await listBookingHistory(guest, booking.id)).map(({ change }) => change)).toEqual([
      "created",
      "confirmed",
      "cancelled",
      "refunded",
    ]);
    expect((await holdPlaces(newGuest(), event, 2)).quantity).toBe(2);
  });

  it("keeps the policy's share, rounded in the organizer's favour", async () => {
    const { guest, booking } = await paidBooking({ until: 24, feePercent: 15 });
    // 15 % of 25.10 are 3.765
    expect(booking.cancellation?.refund.amount).toBe(2133);
    await cancelOwnBooking(guest, booking.id);
    expect(await paymentRow(booking.id)).toEqual({ status: "partly_refunded", captured: 2510, refunded: 2133 });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("partly_refunded");
  });

  it("gives nothing back where the policy keeps all, and is possible nevertheless", async () => {
    const { guest, booking } = await paidBooking({ until: 0, feePercent: 100 });
    await cancelOwnBooking(guest, booking.id);
    expect(await refundRows(booking.id)).toEqual([]);
    expect(await paymentRow(booking.id)).toEqual({ status: "captured", captured: 2510, refunded: 0 });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("cancelled");
  });

  it.each([
    ["after the policy's end", { until: 49, feePercent: 0 }],
    ["where there is no policy", null],
  ])("is refused %s", async (_, policy) => {
    const { guest, booking } = await paidBooking(policy);
    expect(booking.cancellation).toBeNull();
    await expect(cancelOwnBooking(guest, booking.id)).rejects.toMatchObject(notCancellable);
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
    expect(await refundRows(booking.id)).toEqual([]);
  });

  it.each([
    ["the rest where the policy owes more than that", 0, 500, 2010, "refunded"],
    ["the policy's amount where that much is left", 50, 500, 1255, "partly_refunded"],
    ["a last cent", 0, 2509, 1, "refunded"],
  ])("after a part went back at the provider gives %s", async (_, feePercent, before, owed, status) => {
    const { guest, booking } = await paidBooking({ until: 0, feePercent });
    await refundAtProvider(booking.id, before);
    const { cancellation } = await getBookingOrThrow(guest, booking.id);
    expect(cancellation?.refund.amount).toBe(owed);
    await cancelOwnBooking(guest, booking.id);
    expect(await refundRows(booking.id)).toMatchObject([{ amount: owed, status: "succeeded" }]);
    expect(await paymentRow(booking.id)).toEqual({ status, captured: 2510, refunded: before + owed });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe(status);
    const history = await listBookingHistory(guest, booking.id);
    expect(history.find(({ change }) => change === "cancelled")?.data).toEqual({ refund: owed });
  });

  it("gives no more than is left when a part goes back at the very moment, and counts what is on its way", async () => {
    const owing = async (change: string) => {
      const { booking } = await paidBooking({ until: 0, feePercent: 0 });
      const { rows } = await database.pool.query("SELECT id FROM payments WHERE booking_id = $1", [booking.id]);
      await database.pool.query(change, [rows[0].id]);
      const refund = { id: newId("refund"), paymentId: rows[0].id, amount: 2510, reason: "cancelled_by_buyer" };
      const data = { refund: 2510 };
      expect(await cancelBooking({ bookingId: booking.id, from: ["confirmed"], actor: "buyer", data, refund })).toBe(
        true,
      );
      const { rows: history } = await database.pool.query(
        "SELECT data->'refund' AS refund FROM booking_history WHERE booking_id = $1 AND change = 'cancelled'",
        [booking.id],
      );
      const { rows: written } = await database.pool.query("SELECT amount FROM refunds WHERE id = $1", [refund.id]);
      expect(history).toEqual([{ refund: written[0]?.amount ?? 0 }]);
      // taken back, so that the sums of the file's database add up
      await database.pool.query("DELETE FROM refunds WHERE payment_id = $1", [rows[0].id]);
      return written[0]?.amount ?? null;
    };
    expect(await owing("UPDATE payments SET refunded = 900, status = 'partly_refunded' WHERE id = $1")).toBe(1610);
    expect(await owing("UPDATE payments SET refunded = 2510, status = 'refunded' WHERE id = $1")).toBeNull();
    expect(
      await owing(
        "INSERT INTO refunds (id, payment_id, amount, reason, status, updated_at) VALUES ('ref_1', $1, 300, 'x', 'pending', now())",
      ),
    ).toBe(2210);
    expect(
      await owing(
        "INSERT INTO refunds (id, payment_id, amount, reason, status, updated_at) VALUES ('ref_2', $1, 300, 'x', 'failed', now())",
      ),
    ).toBe(2510);
  });

  it("twice at once gives one refund", async () => {
    const { guest, booking } = await paidBooking({ until: 0, feePercent: 50 });
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => cancelOwnBooking(guest, booking.id)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(notCancellable);
    expect(await refundRows(booking.id)).toMatchObject([{ amount: 1255, status: "succeeded" }]);
    expect(await paymentRow(booking.id)).toMatchObject({ refunded: 1255 });
    await expect(cancelOwnBooking(guest, booking.id)).rejects.toMatchObject(notCancellable);
  });

  it("is not for others", async () => {
    const { guest, booking } = await paidBooking({ until: 0, feePercent: 0 });
    for (const other of [newGuest(), await insertUser(database.pool)]) {
      await expect(cancelOwnBooking(other, booking.id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
  });

  it("gives the buyer his limit back", async () => {
    const options = { tiers: [{ places: 9, price: 1255 }], maxPerBuyer: 2 };
    const { event, guest, booking } = await paidBooking({ until: 0, feePercent: 0 }, options);
    await expect(holdPlaces(guest, event, 1)).rejects.toMatchObject({ code: "limit_per_buyer" });
    await cancelOwnBooking(guest, booking.id);
    expect((await holdPlaces(guest, event, 2)).quantity).toBe(2);
  });
});

describe("when the provider is down", () => {
  it("the refund is on record, goes out later, and once", async () => {
    const { guest, booking } = await paidBooking({ until: 0, feePercent: 40 });
    payments.outage = /refunds/;
    await cancelOwnBooking(guest, booking.id);
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "cancelled",
      payment: { status: "captured" },
    });
    expect(await refundRows(booking.id)).toMatchObject([{ amount: 1506, status: "pending" }]);
    // too young to be sent again: the first attempt may still be on its way
    payments.outage = null;
    await oneRound();
    expect(await refundRows(booking.id)).toMatchObject([{ status: "pending" }]);
    await database.pool.query("UPDATE refunds SET created_at = now() - interval '31 seconds'");
    await Promise.all([oneRound(), oneRound()]);
    await oneRound();
    expect(await refundRows(booking.id)).toMatchObject([{ amount: 1506, status: "succeeded" }]);
    expect(await paymentRow(booking.id)).toEqual({ status: "partly_refunded", captured: 2510, refunded: 1506 });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("partly_refunded");
    const { rows } = await database.pool.query("SELECT intent_id FROM payments WHERE booking_id = $1", [booking.id]);
    const intent = await stripe().paymentIntents.retrieve(rows[0].intent_id, { expand: ["latest_charge"] });
    expect(intent.latest_charge).toMatchObject({ amount_refunded: 1506 });
  });

  it("a refund whose answer was lost is not sent a second time", async () => {
    const { guest, booking } = await paidBooking({ until: 0, feePercent: 40 });
    payments.after = async (call) => {
      if (call === "POST /v1/refunds") throw new Error("cut off");
    };
    await cancelOwnBooking(guest, booking.id);
    payments.after = null;
    await database.pool.query("UPDATE refunds SET created_at = now() - interval '31 seconds'");
    await oneRound();
    expect(await paymentRow(booking.id)).toEqual({ status: "partly_refunded", captured: 2510, refunded: 1506 });
    const { rows } = await database.pool.query("SELECT intent_id FROM payments WHERE booking_id = $1", [booking.id]);
    const intent = await stripe().paymentIntents.retrieve(rows[0].intent_id, { expand: ["latest_charge"] });
    expect(intent.latest_charge).toMatchObject({ amount_refunded: 1506 });
  });

  it("money that was not taken yet is taken first: the policy's share of it stays", async () => {
    const event = await eventWith({ until: 0, feePercent: 40 });
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    expect(await paymentRow(booking.id)).toMatchObject({ status: "authorized" });
    await expect(cancelOwnBooking(guest, booking.id)).rejects.toMatchObject({ code: "payment_provider_unavailable" });
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
    payments.outage = null;
    await cancelOwnBooking(guest, booking.id);
    expect(await paymentRow(booking.id)).toEqual({ status: "partly_refunded", captured: 2510, refunded: 1506 });
    expect(await refundRows(booking.id)).toMatchObject([{ amount: 1506, status: "succeeded" }]);
  });
});

describe("cancelling what was not paid", () => {
  it("closes the checkout and frees the seats", async () => {
    const event = await eventWith({ until: 0, feePercent: 0 });
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await cancelOwnBooking(guest, booking.id);
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "cancelled",
      payment: { status: "expired" },
    });
    expect(await payments.pay(booking.payment?.checkoutUrl)).toBe(410);
    expect((await holdPlaces(newGuest(), event, 2)).quantity).toBe(2);
  });

  it("is possible where the checkout could not even be opened", async () => {
    const event = await eventWith(null);
    const guest = newGuest();
    payments.outage = /./;
    await buyPlaces(guest, event).catch(() => {});
    const { rows } = await database.pool.query("SELECT id FROM bookings WHERE event_key = $1", [event.key]);
    await cancelOwnBooking(guest, rows[0].id);
    expect((await getBookingOrThrow(guest, rows[0].id)).status).toBe("cancelled");
  });

  it("loses against a payment that was faster", async () => {
    const event = await eventWith({ until: 0, feePercent: 0 });
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await payments.pay(booking.payment?.checkoutUrl);
    await expect(cancelOwnBooking(guest, booking.id)).rejects.toMatchObject(notCancellable);
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "confirmed",
      payment: { status: "captured" },
    });
  });

  it("does not say that it is done when somebody else settled the booking meanwhile", async () => {
    const event = await eventWith({ until: 0, feePercent: 0 });
    const guest = newGuest();
    const booking = await buyPlaces(guest, event);
    await database.pool.query("UPDATE payments SET status = 'authorized' WHERE booking_id = $1", [booking.id]);
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM bookings WHERE id = $1 FOR UPDATE", [booking.id]);
    const cancelled = cancelOwnBooking(guest, booking.id);
    const waits = () =>
      database.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
    while ((await waits()).rowCount === 0) await new Promise(setImmediate);
    await client.query("UPDATE bookings SET status = 'expired' WHERE id = $1", [booking.id]);
    await client.query("COMMIT");
    client.release();
    await expect(cancelled).rejects.toMatchObject(notCancellable);
  });
});

it("a free booking is cancelled without any payment", async () => {
  const event = await insertSmallEvent(database.pool);
  const guest = newGuest();
  const booking = await buyPlaces(guest, event);
  expect(booking.cancellation).toMatchObject({ refund: { amount: 0 } });
  await cancelOwnBooking(guest, booking.id);
  expect((await getBookingOrThrow(guest, booking.id)).status).toBe("cancelled");
});
