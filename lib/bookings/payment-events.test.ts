import type Stripe from "stripe";
import { beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { readWebhook, settleOnce } from "@/lib/payments/webhook";
import type { Principal } from "@/lib/platform/auth/principal";
import { stripe } from "@/lib/platform/payments";
import type { BookingView } from "@/lib/schemas/bookings";
import { buyPlaces, endHold, holdOf, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent, type SmallEvent } from "@/prisma/factories/small-event";
import { cancelOwnBooking } from "./cancel-own-booking";
import { confirmBooking } from "./confirm-booking";
import { getBookingOrThrow } from "./get-booking-or-throw";
import { handlePaymentEvent } from "./handle-payment-event";

const database = useLibDatabase();
const payments = useLibPayments(database);

let event: SmallEvent;
let guest: Principal;
let booking: BookingView;
beforeEach(async () => {
  event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 1250 }] });
  guest = newGuest();
  booking = await buyPlaces(guest, event);
});

const pay = () => payments.pay(booking.payment?.checkoutUrl);
const events = () => payments.events(booking.id);
const one = async (type: string) => {
  const found = (await events()).find((candidate) => candidate.type === type);
  if (!found) throw new Error(`There was no ${type}`);
  return found;
};
const paymentRow = async () =>
  (
    await database.pool.query("SELECT status, captured, refunded, intent_id FROM payments WHERE booking_id = $1", [
      booking.id,
    ])
  ).rows[0];
const status = async () => (await getBookingOrThrow(guest, booking.id)).status;
/** The intent of the paid session, as the provider knows it. */
const intentId = async () => {
  const { rows } = await database.pool.query("SELECT session_id FROM payments WHERE booking_id = $1", [booking.id]);
  return String((await stripe().checkout.sessions.retrieve(rows[0].session_id)).payment_intent);
};

describe("events", () => {
  it.each(["checkout.session.completed", "payment_intent.amount_capturable_updated"])(
    "confirm the booking: %s",
    async (type) => {
      await pay();
      await handlePaymentEvent(await one(type));
      expect(await status()).toBe("confirmed");
      expect(await paymentRow()).toMatchObject({ status: "captured", captured: 2500 });
    },
  );

  it("come fifty times at once, and make one set of tickets", async () => {
    await pay();
    const news = await events();
    expect(news).toHaveLength(2);
    await Promise.all(Array.from({ length: 50 }, (_, i) => handlePaymentEvent(news[i % 2] as Stripe.Event)));
    expect(await status()).toBe("confirmed");
    expect(await paymentRow()).toMatchObject({ status: "captured", captured: 2500, refunded: 0 });
    const { rows } = await database.pool.query("SELECT 1 FROM tickets WHERE booking_id = $1", [booking.id]);
    expect(rows).toHaveLength(2);
    const history = await database.pool.query(
      "SELECT 1 FROM booking_history WHERE booking_id = $1 AND change = 'confirmed'",
      [booking.id],
    );
    expect(history.rows).toHaveLength(1);
  });

  it("come in any order and twice: a whole refund at the provider ends refunded", async () => {
    await pay();
    await handlePaymentEvent(await one("checkout.session.completed"));
    await stripe().refunds.create({ payment_intent: await intentId() });
    const news = [...(await events())].reverse();
    for (const item of [...news, ...news]) await handlePaymentEvent(item);
    expect(await status()).toBe("refunded");
    expect(await paymentRow()).toMatchObject({ status: "refunded", captured: 2500, refunded: 2500 });
    expect((await buyPlaces(newGuest(), event, 4)).status).toBe("pending");
  });

  it("of a refund may come before any of the payment", async () => {
    await pay();
    // taken and given back at the provider, while none of it was heard here
    const intent = await intentId();
    await stripe().paymentIntents.capture(intent);
    await stripe().refunds.create({ payment_intent: intent });
    const news = await events();
    await handlePaymentEvent(await one("charge.refunded"));
    expect(await status()).toBe("refunded");
    for (const item of news) await handlePaymentEvent(item);
    expect(await status()).toBe("refunded");
    expect(await paymentRow()).toMatchObject({ status: "refunded", captured: 2500, refunded: 2500 });
  });

  it("of a refund of a part leave the booking as it is", async () => {
    await pay();
    await confirmBooking(guest, booking.id);
    await stripe().refunds.create({ payment_intent: await intentId(), amount: 500 });
    await handlePaymentEvent(await one("charge.refunded"));
    expect(await status()).toBe("confirmed");
    expect(await paymentRow()).toMatchObject({ status: "partly_refunded", captured: 2500, refunded: 500 });
  });

  it("of an authorisation that was let go are no refund", async () => {
    await endHold(database.pool, await holdOf(database.pool, booking.id));
    await buyPlaces(newGuest(), event, 4);
    await pay();
    await confirmBooking(guest, booking.id).catch(() => {});
    const released = await one("charge.refunded");
    await handlePaymentEvent(released);
    expect(await status()).toBe("expired");
    expect(await paymentRow()).toMatchObject({ status: "cancelled", captured: 0, refunded: 0 });
  });

  it("of our own refund, heard before its answer, count it once", async () => {
    await database.pool.query(`UPDATE events SET refund_policy = '{"until": 0, "feePercent": 40}' WHERE id = $1`, [
      event.id,
    ]);
    await pay();
    await confirmBooking(guest, booking.id);
    payments.after = async (call) => {
      if (call === "POST /v1/refunds") await handlePaymentEvent(await one("charge.refunded"));
    };
    await cancelOwnBooking(guest, booking.id);
    expect(await paymentRow()).toMatchObject({ status: "partly_refunded", captured: 2500, refunded: 1500 });
    const { rows } = await database.pool.query("SELECT status, amount FROM refunds");
    expect(rows).toEqual([{ status: "succeeded", amount: 1500 }]);
    expect(await status()).toBe("partly_refunded");
  });

  it("that come after a cancellation give back nothing more: the policy's share is kept", async () => {
    await database.pool.query(`UPDATE events SET refund_policy = '{"until": 0, "feePercent": 40}' WHERE id = $1`, [
      event.id,
    ]);
    await pay();
    const late = await events();
    await confirmBooking(guest, booking.id);
    await cancelOwnBooking(guest, booking.id);
    for (const item of [...late, ...(await events())]) await handlePaymentEvent(item);
    // nor does the buyer get it by asking
    await confirmBooking(guest, booking.id);
    expect(await paymentRow()).toMatchObject({ status: "partly_refunded", captured: 2500, refunded: 1500 });
    const intent = await stripe().paymentIntents.retrieve(await intentId(), { expand: ["latest_charge"] });
    expect(intent.latest_charge).toMatchObject({ amount_refunded: 1500 });
  });

  it("of other shops or unknown kinds change nothing", async () => {
    await pay();
    const completed = (await one("checkout.session.completed")) as Stripe.CheckoutSessionCompletedEvent;
    const object = { ...completed.data.object, metadata: {} };
    await handlePaymentEvent({ ...completed, id: "evt_other", data: { object } });
    await handlePaymentEvent({ ...completed, id: "evt_unknown", type: "customer.created" } as unknown as Stripe.Event);
    expect(await status()).toBe("pending");
  });
});

describe("an event", () => {
  it("is worked on until it is settled, and then no more", async () => {
    await pay();
    const completed = await one("checkout.session.completed");
    payments.outage = /./;
    await expect(handlePaymentEvent(completed)).rejects.toMatchObject({ code: "payment_provider_unavailable" });
    payments.outage = null;
    expect(await status()).toBe("pending");
    await handlePaymentEvent(completed);
    expect(await status()).toBe("confirmed");
    let worked = 0;
    await settleOnce(completed, async () => {
      worked++;
    });
    expect(worked).toBe(0);
    const { rows } = await database.pool.query("SELECT settled_at FROM payment_events WHERE id = $1", [completed.id]);
    expect(rows[0].settled_at).toBeInstanceOf(Date);
  });
});

describe("signatures", () => {
  const secret = process.env.STRIPE_WEBHOOK_SECRET ?? "";
  const sign = (payload: string, options: { secret?: string; timestamp?: number } = {}) =>
    stripe().webhooks.generateTestHeaderString({ payload, secret, ...options });
  const now = () => Math.floor(Date.now() / 1000);
  const refused = expect.objectContaining({ code: "invalid_signature" });

  it("that are right open the event", async () => {
    await pay();
    const completed = await one("checkout.session.completed");
    const body = JSON.stringify(completed);
    expect(await readWebhook(body, sign(body))).toEqual(completed);
    expect(await readWebhook(body, sign(body, { timestamp: now() - 290 }))).toEqual(completed);
  });

  it.each([
    ["forged", (body: string) => [body, sign(body, { secret: "whsec_other" })]],
    ["stale", (body: string) => [body, sign(body, { timestamp: now() - 301 })]],
    [
      "stale, with a younger time before its own",
      (body: string) => [body, `t=${now()},${sign(body, { timestamp: now() - 301 })}`],
    ],
    ["of another body", (body: string) => [body.replace("2500", "1"), sign(body)]],
    ["missing", (body: string) => [body, null]],
    ["rubbish", (body: string) => [body, "t=1,v1=00"]],
    ["empty", (body: string) => [body, ""]],
  ] as const)("that are %s refuse it, and nothing is written", async (_, make) => {
    await pay();
    const completed = await one("checkout.session.completed");
    const [body, signature] = make(JSON.stringify(completed));
    const deliver = async () => handlePaymentEvent(await readWebhook(body ?? "", signature ?? null));
    await expect(deliver()).rejects.toEqual(refused);
    expect(await status()).toBe("pending");
    const { rows } = await database.pool.query("SELECT 1 FROM payment_events WHERE id = $1", [completed.id]);
    expect(rows).toEqual([]);
  });
});
