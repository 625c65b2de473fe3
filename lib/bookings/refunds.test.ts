import type Stripe from "stripe";
import { beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { capture, readProviderState } from "@/lib/payments/provider-state";
import { refundPayment, sendRefund } from "@/lib/payments/refund-payment";
import { sendWaitingRefunds } from "@/lib/payments/send-waiting-refunds";
import type { Principal } from "@/lib/platform/auth/principal";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { stripe } from "@/lib/platform/payments";
import type { BookingView } from "@/lib/schemas/bookings";
import { takePulse } from "@/lib/work/take-pulse";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
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
  await payments.pay(booking.payment?.checkoutUrl);
});

const payment = () => db().payment.findFirstOrThrow({ where: { bookingId: booking.id } });
const refund = () =>
  db().refund.findFirstOrThrow({ where: { payment: { bookingId: booking.id } }, orderBy: { id: "desc" } });
const failures = () =>
  db().workFailure.findMany({
    where: { event: { path: ["data", "bookingId"], equals: booking.id } },
    orderBy: { at: "asc" },
  });
const attempts = () => payments.calls.filter((call) => call === "POST /v1/refunds").length;
const status = async () => (await getBookingOrThrow(guest, booking.id)).status;
async function told() {
  const history = await db().bookingHistory.findMany({
    where: { bookingId: booking.id, change: "refunded" },
    orderBy: { id: "asc" },
  });
  const { rows } = await database.pool.query(
    "SELECT payload FROM outbox WHERE topic = 'booking.refunded' AND payload->>'bookingId' = $1 ORDER BY id",
    [booking.id],
  );
  const announced = rows.map((row) => row.payload.amount);
  expect(announced).toEqual(history.map(({ data }) => (data as { amount: number }).amount));
  return announced;
}
/** The event's policy keeps so many percent. */
const keep = (percent: number) =>
  database.pool.query(
    "UPDATE events SET refund_policy = jsonb_build_object('until', 0, 'feePercent', $2::int) WHERE id = $1",
    [event.id, percent],
  );
async function owe(amount: number): Promise<string> {
  const id = newId("refund");
  await database.pool.query(
    "INSERT INTO refunds (id, payment_id, amount, reason, status, updated_at) VALUES ($1, $2, $3, 'x', 'pending', now())",
    [id, (await payment()).id, amount],
  );
  return id;
}

describe("a refund that is refused", () => {
  /** Owed so long ago, and refused the last time so long ago. */
  async function olden(owed: string, refused: string) {
    await database.pool.query("UPDATE refunds SET created_at = now() - $2::interval WHERE id = $1", [
      (await refund()).id,
      owed,
    ]);
    await database.pool.query("UPDATE work_failures SET at = now() - $2::interval WHERE run_id = $1", [
      (await refund()).id,
      refused,
    ]);
  }
  const due = async () => (await takePulse(true)).due.includes("refunds");

  it("for now stays owed, is seen, rests the longer the older it is, and goes out when it can", async () => {
    // money that is only set aside can be given back as little as money that the account does not have
    const { intent } = await readProviderState(await payment());
    expect(await refundPayment(await payment(), 500, "test")).toBe(false);
    const { id } = await refund();
    expect(await refund()).toMatchObject({ status: "pending" });
    expect(await failures()).toMatchObject([{ runId: id, functionId: "send-refunds", resolvedAt: null }]);
    expect(attempts()).toBe(1);

    for (const [owed, refused] of [
      ["80 seconds", "50 seconds"],
      ["10 minutes", "4 minutes"],
      ["30 days", "23 hours"],
    ] as const) {
      await olden(owed, refused);
      expect(await due()).toBe(false);
      await sendWaitingRefunds();
      expect(attempts()).toBe(1);
    }
    await olden("10 minutes", "6 minutes");
    expect(await due()).toBe(true);
    await sendWaitingRefunds();
    expect(attempts()).toBe(2);
    expect(await refund()).toMatchObject({ status: "pending" });
    expect(await failures()).toHaveLength(1);

    if (intent) await capture(await payment(), intent);
    await olden("10 minutes", "6 minutes");
    await sendWaitingRefunds();
    expect(await refund()).toMatchObject({ status: "succeeded" });
    expect(await payment()).toMatchObject({ captured: 2500, refunded: 500 });
    expect(await failures()).toMatchObject([{ runId: id, resolvedAt: expect.any(Date) }]);
  });

  it("because it is more than is left, or all is given back, is given up", async () => {
    await confirmBooking(guest, booking.id);
    await keep(100);
    await cancelOwnBooking(guest, booking.id);
    expect(await refundPayment(await payment(), 2501, "too much")).toBe(false);
    expect(await refund()).toMatchObject({ status: "failed" });
    expect(await refundPayment(await payment(), 2500, "all")).toBe(true);
    expect(await refundPayment(await payment(), 1, "again")).toBe(false);
    const { id } = await refund();
    expect(await refund()).toMatchObject({ status: "failed" });
    expect(await failures()).toHaveLength(2);
    expect(await sendRefund(id)).toBe(false);
    expect(attempts()).toBe(3);
  });

  it("because the money was let go is given up", async () => {
    const { intent } = await readProviderState(await payment());
    await stripe().paymentIntents.cancel(intent?.id ?? "");
    expect(await refundPayment(await payment(), 500, "test")).toBe(false);
    expect(await refund()).toMatchObject({ status: "failed" });
  });
});

const one = async (type: string) => {
  const found = (await payments.events(booking.id)).find((candidate) => candidate.type === type);
  if (!found) throw new Error(`There was no ${type}`);
  return found;
};

describe("several refunds of a booking", () => {
  it("are each written down and announced, once, however often they are sent", async () => {
    await confirmBooking(guest, booking.id);
    await keep(40);
    await cancelOwnBooking(guest, booking.id);
    expect(await told()).toEqual([1500]);
    const second = await owe(300);
    await Promise.all(Array.from({ length: 6 }, () => sendRefund(second)));
    expect(await told()).toEqual([1500, 300]);
    expect(await status()).toBe("partly_refunded");
    expect(await payment()).toMatchObject({ status: "partly_refunded", refunded: 1800 });
    await sendRefund(await owe(700));
    await sendRefund(second);
    expect(await told()).toEqual([1500, 300, 700]);
    expect(await status()).toBe("refunded");
  });
});

describe("a refund that came to nothing after it was taken on", () => {
  const eventId = () => `evt_${newId("request")}`;
  async function atProvider(): Promise<Stripe.Refund> {
    const { rows } = await database.pool.query(
      "SELECT object FROM embedded_gateway.refunds WHERE payment_intent = $1",
      [(await payment()).intentId],
    );
    return rows[0].object;
  }
  /** What the provider tells then, and knows from then on. */
  async function fails(type: string, end: "failed" | "canceled" = "failed"): Promise<Stripe.Event> {
    const object = { ...(await atProvider()), status: end, failure_reason: "lost_or_stolen_card" };
    const { rowCount } = await database.pool.query(
      `UPDATE embedded_gateway.payment_intents SET charge = jsonb_set(charge::jsonb, '{amount_refunded}', '0')
       WHERE id = $1`,
      [object.payment_intent],
    );
    expect(rowCount).toBe(1);
    const created = Math.floor(Date.now() / 1000);
    return {
      id: eventId(),
      object: "event",
      type,
      created,
      data: { object },
    } as unknown as Stripe.Event;
  }
  const nothingBack = async () => {
    expect(await refund()).toMatchObject({ status: "failed", providerId: expect.any(String) });
    expect(await payment()).toMatchObject({ status: "captured", captured: 2500, refunded: 0 });
    expect(await status()).toBe("cancelled");
    expect(await failures()).toMatchObject([{ functionId: "send-refunds", resolvedAt: null }]);
  };

  it.each([
    ["refund.failed", "failed"],
    ["refund.updated", "canceled"],
    ["charge.refund.updated", "failed"],
  ] as const)("is seen, and does not count as given back: %s", async (type, end) => {
    await confirmBooking(guest, booking.id);
    await cancelOwnBooking(guest, booking.id);
    expect(await status()).toBe("refunded");
    const before = await one("charge.refunded");
    const news = await fails(type, end);
    await handlePaymentEvent(news);
    await nothingBack();
    // told again by other events, and after it what was true before
    await handlePaymentEvent({ ...news, id: eventId() });
    await handlePaymentEvent(before);
    await nothingBack();
    // looked after: the same news, delivered once more, does not bring it back
    await database.pool.query("UPDATE work_failures SET resolved_at = now() + interval '1 second'");
    await handlePaymentEvent({ ...news, id: eventId() });
    expect((await failures())[0]?.resolvedAt).not.toBeNull();
  });

  it("stays so when that is heard before the answer to the refund", async () => {
    await confirmBooking(guest, booking.id);
    payments.after = async (call) => {
      if (call === "POST /v1/refunds") await handlePaymentEvent(await fails("refund.failed"));
    };
    await cancelOwnBooking(guest, booking.id);
    await nothingBack();
    expect(await told()).toEqual([]);
  });

  it("is nothing of what went well, or of another shop", async () => {
    await confirmBooking(guest, booking.id);
    await cancelOwnBooking(guest, booking.id);
    const object = await atProvider();
    const well = { id: eventId(), type: "refund.updated", created: 1, data: { object } };
    await handlePaymentEvent(well as unknown as Stripe.Event);
    const other = { ...object, status: "failed", payment_intent: "pi_other", metadata: {} };
    await handlePaymentEvent({ ...well, id: eventId(), data: { object: other } } as unknown as Stripe.Event);
    expect(await status()).toBe("refunded");
    expect(await failures()).toEqual([]);
  });
});
