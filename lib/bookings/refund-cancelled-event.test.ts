import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { cancelEvent } from "@/lib/events/cancel-event";
import { sendWaitingRefunds } from "@/lib/payments/send-waiting-refunds";
import { stripe } from "@/lib/platform/payments";
import { bookHold, buyPlaces, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent, type SmallEvent } from "@/prisma/factories/small-event";
import { cancelOwnBooking } from "./cancel-own-booking";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { handlePaymentEvent } from "./handle-payment-event";
import { countUnended, findUnrefundedEvents, refundCancelledEvent } from "./refund-cancelled-event";
import { settleBooking } from "./settle-booking";

const database = useLibDatabase();
const payments = useLibPayments(database);
const actor = "usr_actor";
const terms = { feePerTicket: 150, taxBasisPoints: 1900 };

const callOff = (event: SmallEvent) => cancelEvent(event.organizerId, event.id, actor);
async function pending(event: SmallEvent) {
  const guest = newGuest();
  return { guest, booking: await buyPlaces(guest, event) };
}
async function paid(event: SmallEvent) {
  const bought = await pending(event);
  await payments.pay(bought.booking.payment?.checkoutUrl);
  await confirmBooking(bought.guest, bought.booking.id);
  return bought;
}

/** What became of the event's bookings and money, by our books and by the provider's. */
async function books(event: SmallEvent) {
  const { rows } = await database.pool.query<{
    intent: string | null;
    captured: number;
    refunded: number;
    status: string;
  }>(
    `SELECT b.status, p.intent_id AS intent, p.captured, p.refunded FROM bookings b
     LEFT JOIN payments p ON p.booking_id = b.id WHERE b.event_key = $1`,
    [event.key],
  );
  const atProvider = await Promise.all(
    rows
      .filter((row) => row.intent !== null)
      .map((row) => stripe().paymentIntents.retrieve(row.intent ?? "", { expand: ["latest_charge"] })),
  );
  const kept = atProvider.filter((intent) => {
    const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
    const taken = intent.status === "requires_capture" || intent.status === "succeeded";
    return taken && charge?.amount_refunded !== intent.amount;
  });
  const tickets = await database.pool.query(
    "SELECT count(*)::int AS n FROM tickets WHERE event_key = $1 AND voided_at IS NULL",
    [event.key],
  );
  const refunds = await database.pool.query(
    `SELECT count(*)::int AS n FROM refunds r JOIN payments p ON p.id = r.payment_id JOIN bookings b ON b.id = p.booking_id
     WHERE b.event_key = $1`,
    [event.key],
  );
  return {
    live: rows.filter(({ status }) => status === "confirmed" || status === "pending").length,
    owed: rows.filter(({ captured, refunded }) => captured > refunded).length,
    kept: kept.length,
    tickets: tickets.rows[0].n,
    refunds: refunds.rows[0].n,
  };
}
const nothingLeft = { live: 0, owed: 0, kept: 0, tickets: 0 };

describe("an event that is called off", () => {
  it("gives everybody all that he paid, fees included, whatever its policy says; once, however often it is done", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 10, price: 1000 }], terms });
    await database.pool.query("UPDATE events SET refund_policy = NULL WHERE id = $1", [event.id]);
    const bought = [await paid(event), await paid(event)];
    await callOff(event);
    expect(await countUnended(event.id)).toBe(2);
    expect(await findUnrefundedEvents()).toEqual([event.id]);
    await Promise.all([refundCancelledEvent(event.id), refundCancelledEvent(event.id)]);
    await refundCancelledEvent(event.id);
    for (const { guest, booking } of bought) {
      expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
        status: "refunded",
        payment: { status: "refunded", refunded: { amount: 2300 } },
      });
    }
    expect(await books(event)).toEqual({ ...nothingLeft, refunds: 2 });
    expect(await countUnended(event.id)).toBe(0);
    expect(await findUnrefundedEvents()).toEqual([]);
    const { rows } = await database.pool.query(
      "SELECT payload->>'reason' AS reason FROM outbox WHERE topic = 'booking.cancelled' AND payload->>'bookingId' = ANY($1)",
      [bought.map(({ booking }) => booking.id)],
    );
    expect(rows).toEqual([{ reason: "event_cancelled" }, { reason: "event_cancelled" }]);
  });

  it("ends free bookings and those that wait for their payment, whose checkout is closed", async () => {
    const event = await insertSmallEvent(database.pool, {
      tiers: [
        { places: 4, price: 0 },
        { places: 4, price: 500 },
      ],
    });
    const free = await pending(event);
    const guest = newGuest();
    const unpaid = await bookHold(guest, (await holdPlaces(guest, event, 2, 1)).id);
    await callOff(event);
    expect(await refundCancelledEvent(event.id)).toMatchObject({ done: 2, failed: 0, next: null });
    expect((await getBookingOrThrow(free.guest, free.booking.id)).status).toBe("cancelled");
    expect((await getBookingOrThrow(guest, unpaid.id)).status).toBe("cancelled");
    expect(await payments.pay(unpaid.payment?.checkoutUrl)).toBe(410);
    expect(await books(event)).toEqual({ ...nothingLeft, refunds: 0 });
  });

  it("gives only what is left where a part went back before, and nothing to who cancelled himself", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 10, price: 1000 }] });
    await database.pool.query(`UPDATE events SET refund_policy = '{"until": 0, "feePercent": 50}' WHERE id = $1`, [
      event.id,
    ]);
    const [part, gone] = [await paid(event), await paid(event)];
    await cancelOwnBooking(gone.guest, gone.booking.id);
    const { rows } = await database.pool.query("SELECT intent_id FROM payments WHERE booking_id = $1", [
      part.booking.id,
    ]);
    await stripe().refunds.create({ payment_intent: rows[0].intent_id, amount: 700 });
    await database.pool.query("UPDATE payments SET refunded = 700, status = 'partly_refunded' WHERE booking_id = $1", [
      part.booking.id,
    ]);
    await callOff(event);
    await refundCancelledEvent(event.id);
    const refunds = await database.pool.query(
      "SELECT p.booking_id, r.amount FROM refunds r JOIN payments p ON p.id = r.payment_id ORDER BY r.id DESC LIMIT 2",
    );
    expect(refunds.rows).toEqual([
      { booking_id: part.booking.id, amount: 1300 },
      { booking_id: gone.booking.id, amount: 1000 },
    ]);
  });

  it("waits for a provider that is down: nothing is lost, and all is given back then", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 20, price: 1000 }] });
    const confirmed = await paid(event);
    const unpaid = await pending(event);
    payments.outage = /./;
    await callOff(event);
    expect(await refundCancelledEvent(event.id)).toMatchObject({ done: 1, failed: 1 });
    expect((await getBookingOrThrow(confirmed.guest, confirmed.booking.id)).status).toBe("cancelled");
    expect((await getBookingOrThrow(unpaid.guest, unpaid.booking.id)).status).toBe("pending");
    payments.outage = null;
    expect(await refundCancelledEvent(event.id)).toMatchObject({ done: 1, failed: 0 });
    await database.pool.query("UPDATE refunds SET created_at = now() - interval '31 seconds'");
    await sendWaitingRefunds();
    expect(await books(event)).toEqual({ ...nothingLeft, refunds: 1 });
  });

  it("lets money go that was set aside and not taken", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 20, price: 1000 }] });
    const { guest, booking } = await pending(event);
    await payments.pay(booking.payment?.checkoutUrl);
    payments.outage = /capture$/;
    await confirmBooking(guest, booking.id).catch(() => {});
    await callOff(event);
    await refundCancelledEvent(event.id);
    expect(await getBookingOrThrow(guest, booking.id)).toMatchObject({
      status: "cancelled",
      payment: { status: "cancelled", failure: "event_cancelled" },
    });
    expect(await books(event)).toEqual({ ...nothingLeft, refunds: 0 });
  });

  it("leaves other events alone, and itself while it is on", async () => {
    const [off, on] = [await insertSmallEvent(database.pool), await insertSmallEvent(database.pool)];
    const { guest, booking } = await pending(on);
    await callOff(off);
    await refundCancelledEvent(off.id);
    await refundCancelledEvent(on.id);
    expect((await getBookingOrThrow(guest, booking.id)).status).toBe("confirmed");
  });
});

describe("called off while a hundred are paying", () => {
  it("gives nobody a ticket, and everybody's money back, each once", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 200, price: 1000 }], terms });
    const all = await Promise.all(Array.from({ length: 100 }, () => pending(event)));
    const settleAll = async ({ booking }: (typeof all)[number], i: number) => {
      if (i % 5 === 0) return;
      await payments.pay(booking.payment?.checkoutUrl);
      // some are told by webhooks, some ask themselves, some by nobody
      if (i % 5 === 1) for (const news of await payments.events(booking.id)) await handlePaymentEvent(news);
      if (i % 5 === 2 || i % 5 === 3) await settleBooking(booking.id).catch(() => {});
    };
    // in the middle of it, at whatever moment it comes for each
    const crowd = Promise.all(all.map(settleAll));
    let confirmed = 0;
    while (confirmed < 10) {
      const { rows } = await database.pool.query(
        "SELECT count(*)::int AS n FROM bookings WHERE event_key = $1 AND status = 'confirmed'",
        [event.key],
      );
      confirmed = rows[0].n;
    }
    await callOff(event);
    await Promise.all([refundCancelledEvent(event.id), refundCancelledEvent(event.id)]);
    await crowd;
    // what was in the middle of a payment comes to an end in a later round
    while ((await countUnended(event.id)) > 0) await refundCancelledEvent(event.id);
    await database.pool.query("UPDATE refunds SET created_at = now() - interval '31 seconds' WHERE status = 'pending'");
    await sendWaitingRefunds();
    for (const { booking } of all) for (const news of await payments.events(booking.id)) await handlePaymentEvent(news);
    const { refunds, ...left } = await books(event);
    expect(left).toEqual(nothingLeft);
    const { rows } = await database.pool.query(
      "SELECT count(*)::int AS n FROM bookings WHERE event_key = $1 AND confirmed_at IS NOT NULL",
      [event.key],
    );
    expect(refunds).toBe(rows[0].n);
    expect(rows[0].n).toBeGreaterThanOrEqual(10);
    expect(rows[0].n).toBeLessThan(80);
    const held = await database.pool.query(
      "SELECT count(*)::int AS n FROM seats WHERE event_key = $1 AND (state <> 0 OR hold_id IS NOT NULL)",
      [event.key],
    );
    expect(held.rows[0].n).toBe(0);
  });
});
