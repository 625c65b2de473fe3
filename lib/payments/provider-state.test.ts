import { beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { db } from "@/lib/platform/db";
import type { Payment } from "@/lib/platform/generated/prisma/client";
import { stripe } from "@/lib/platform/payments";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { capture, closeCheckout, letGo, readProviderState } from "./provider-state";
import { refundPayment, sendRefund } from "./refund-payment";

const database = useLibDatabase();
const payments = useLibPayments(database);
const unavailable = { code: "payment_provider_unavailable", status: 503 };

let payment: Payment;
let checkoutUrl: string;
beforeEach(async () => {
  const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 1250 }] });
  const booking = await buyPlaces(newGuest(), event);
  checkoutUrl = booking.payment?.checkoutUrl ?? "";
  payment = await reload(booking.id);
});
const reload = (bookingId = payment.bookingId) => db().payment.findFirstOrThrow({ where: { bookingId } });
async function paid() {
  await payments.pay(checkoutUrl);
  const { intent } = await readProviderState(payment);
  if (!intent) throw new Error("There should be an intent");
  return intent;
}

describe("what the provider says", () => {
  it("is whether the buyer may still pay, and what became of it", async () => {
    expect(await readProviderState(payment)).toEqual({ open: true, intent: null });
    const intent = await paid();
    expect(await readProviderState(payment)).toMatchObject({
      open: false,
      intent: { status: "requires_capture", amount: 2500 },
    });
    expect((await reload()).intentId).toBe(intent.id);
  });
});

describe("taking money", () => {
  it("is done once, and noted as often as it is asked", async () => {
    const intent = await paid();
    expect(await capture(payment, intent)).toBe(true);
    // who read the state before finds it taken
    await database.pool.query("UPDATE payments SET status = 'authorized', captured = 0 WHERE id = $1", [payment.id]);
    expect(await capture({ ...payment, id: "pay_other" }, intent)).toBe(true);
    expect(await capture(payment, intent)).toBe(true);
    expect(await reload()).toMatchObject({ status: "captured", captured: 2500 });
  });

  it("fails for what was let go meanwhile", async () => {
    const intent = await paid();
    await stripe().paymentIntents.cancel(intent.id);
    expect(await capture(payment, intent)).toBe(false);
    expect((await reload()).captured).toBe(0);
  });

  it("says when the provider is away, also when it goes away in between", async () => {
    const intent = await paid();
    payments.outage = /./;
    await expect(capture(payment, intent)).rejects.toMatchObject(unavailable);
    payments.outage = null;
    await stripe().paymentIntents.cancel(intent.id);
    payments.outage = /^GET/;
    await expect(capture(payment, intent)).rejects.toMatchObject(unavailable);
  });
});

describe("letting money go", () => {
  it("cancels the authorisation, once", async () => {
    const intent = await paid();
    expect(await letGo(payment, intent, "seats_gone")).toBe(true);
    expect(await letGo(payment, intent, "seats_gone")).toBe(true);
    expect((await stripe().paymentIntents.retrieve(intent.id)).status).toBe("canceled");
    expect(await reload()).toMatchObject({ status: "cancelled", failure: "seats_gone" });
  });

  it("says when it was taken meanwhile, and keeps that", async () => {
    const intent = await paid();
    await capture(payment, intent);
    expect(await letGo(payment, intent, "seats_gone")).toBe(false);
    expect((await reload()).status).toBe("captured");
    payments.outage = /^GET/;
    await expect(letGo(payment, intent, "seats_gone")).rejects.toMatchObject(unavailable);
  });

  it("only notes it where nobody paid", async () => {
    expect(await letGo(payment, null, "seats_gone")).toBe(true);
    expect((await reload()).status).toBe("cancelled");
  });
});

describe("closing a checkout", () => {
  it("keeps buyers from paying, however often it is closed", async () => {
    expect(await closeCheckout(payment)).toBe(true);
    expect(await closeCheckout(payment)).toBe(true);
    expect(await payments.pay(checkoutUrl)).toBe(410);
    expect((await reload()).status).toBe("expired");
  });

  it("comes too late where somebody paid", async () => {
    await paid();
    expect(await closeCheckout(payment)).toBe(false);
    expect((await reload()).status).toBe("open");
    payments.outage = /^GET/;
    await expect(closeCheckout(payment)).rejects.toMatchObject(unavailable);
  });
});

describe("refunds", () => {
  it("of nothing are not sent", async () => {
    expect(await sendRefund("ref_unknown")).toBe(false);
  });

  it("add up, as the provider counts them", async () => {
    await capture(payment, await paid());
    expect(await refundPayment(await reload(), 500, "first")).toBe(true);
    expect(await reload()).toMatchObject({ status: "partly_refunded", refunded: 500 });
    expect(await refundPayment(await reload(), 2000, "second")).toBe(true);
    expect(await reload()).toMatchObject({ status: "refunded", refunded: 2500 });
    // more than there is
    expect(await refundPayment(await reload(), 1, "third")).toBe(false);
    expect(await reload()).toMatchObject({ refunded: 2500 });
  });
});
