import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestGateway, testGateway } from "./test-gateway";

let t: TestGateway;

beforeAll(async () => {
  t = await testGateway();
});

afterAll(() => t.close());

/** A session that was paid by card; its payment intent waits for capture unless told otherwise. */
async function paid(changes?: Partial<Stripe.Checkout.SessionCreateParams>) {
  const { id } = await t.createSession(changes);
  expect((await t.pay(id, { card: "4242424242424242" })).status).toBe(303);
  const session = await t.stripe.checkout.sessions.retrieve(id);
  return { session, intent: String(session.payment_intent) };
}

async function refunded(intent: string): Promise<number> {
  const found = await t.stripe.paymentIntents.retrieve(intent, { expand: ["latest_charge"] });
  const charge = found.latest_charge as Stripe.Charge;
  return charge.amount_refunded;
}

describe("manual capture", () => {
  it("authorises first, and takes the money when told to", async () => {
    const { session, intent } = await paid();
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid", url: null });
    expect(await t.stripe.paymentIntents.retrieve(intent)).toMatchObject({
      object: "payment_intent",
      status: "requires_capture",
      capture_method: "manual",
      amount: 8500,
      amount_capturable: 8500,
      amount_received: 0,
      metadata: { booking: "bkg_1" },
      description: "Booking 1",
    });
    const captured = await t.stripe.paymentIntents.capture(intent);
    expect(captured).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 8500 });
    const after = await t.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge"],
    });
    expect(after.payment_status).toBe("paid");
    expect(after.payment_intent).toMatchObject({
      latest_charge: {
        object: "charge",
        captured: true,
        amount_captured: 8500,
        amount_refunded: 0,
        payment_method_details: { card: { last4: "4242", brand: "visa" } },
      },
    });
  });

  it("takes a part when asked, and no more than was authorised", async () => {
    const { intent } = await paid();
    await expect(t.stripe.paymentIntents.capture(intent, { amount_to_capture: 8501 })).rejects.toMatchObject({
      statusCode: 400,
      code: "amount_too_large",
      param: "amount_to_capture",
    });
    const captured = await t.stripe.paymentIntents.capture(intent, { amount_to_capture: 3000 });
    expect(captured.amount_received).toBe(3000);
    await expect(t.stripe.refunds.create({ payment_intent: intent, amount: 3001 })).rejects.toMatchObject({
      param: "amount",
    });
    expect((await t.stripe.refunds.create({ payment_intent: intent })).amount).toBe(3000);
  });

  it("gives an authorisation back", async () => {
    const { session, intent } = await paid();
    const canceled = await t.stripe.paymentIntents.cancel(intent, { cancellation_reason: "abandoned" });
    expect(canceled).toMatchObject({
      status: "canceled",
      cancellation_reason: "abandoned",
      amount_capturable: 0,
      amount_received: 0,
    });
    expect(canceled.canceled_at).toBeGreaterThan(0);
    expect(await t.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: "complete",
      payment_status: "unpaid",
    });
  });

  it("refuses what the state does not allow, and shows the state", async () => {
    const captured = await paid();
    await t.stripe.paymentIntents.capture(captured.intent);
    const canceled = await paid();
    await t.stripe.paymentIntents.cancel(canceled.intent);
    const unexpected = { statusCode: 400, code: "payment_intent_unexpected_state" };
    for (const [intent, status] of [
      [captured.intent, "succeeded"],
      [canceled.intent, "canceled"],
    ] as const) {
      const expected = { ...unexpected, payment_intent: { id: intent, status } };
      await expect(t.stripe.paymentIntents.capture(intent)).rejects.toMatchObject(expected);
      await expect(t.stripe.paymentIntents.cancel(intent)).rejects.toMatchObject(expected);
    }
    await expect(t.stripe.refunds.create({ payment_intent: canceled.intent })).rejects.toMatchObject(unexpected);
  });

  it("keeps the payment of an open session for the session to end", async () => {
    const { id } = await t.createSession();
    await t.pay(id, { card: "4000000000000002" });
    const intent = String((await t.stripe.checkout.sessions.retrieve(id)).payment_intent);
    const unexpected = {
      code: "payment_intent_unexpected_state",
      payment_intent: { status: "requires_payment_method" },
    };
    await expect(t.stripe.paymentIntents.cancel(intent)).rejects.toMatchObject(unexpected);
    await expect(t.stripe.paymentIntents.capture(intent)).rejects.toMatchObject(unexpected);
  });
});

it("takes the money at once without manual capture", async () => {
  const { session, intent } = await paid({ payment_intent_data: { capture_method: "automatic" } });
  expect(session).toMatchObject({ status: "complete", payment_status: "paid" });
  expect(await t.stripe.paymentIntents.retrieve(intent)).toMatchObject({ status: "succeeded", amount_received: 8500 });
  expect((await t.stripe.refunds.create({ payment_intent: intent })).amount).toBe(8500);
});

describe("refunds", () => {
  it("gives back parts until nothing is left", async () => {
    const { intent } = await paid();
    await t.stripe.paymentIntents.capture(intent);
    const first = await t.stripe.refunds.create({
      payment_intent: intent,
      amount: 2500,
      reason: "requested_by_customer",
      metadata: { ticket: "tkt_1" },
    });
    expect(first).toMatchObject({
      object: "refund",
      amount: 2500,
      currency: "eur",
      payment_intent: intent,
      reason: "requested_by_customer",
      status: "succeeded",
      metadata: { ticket: "tkt_1" },
    });
    expect(await t.stripe.refunds.retrieve(first.id)).toMatchObject({ id: first.id, amount: 2500 });
    expect(await refunded(intent)).toBe(2500);
    await expect(t.stripe.refunds.create({ payment_intent: intent, amount: 6001 })).rejects.toMatchObject({
      statusCode: 400,
      param: "amount",
    });
    expect((await t.stripe.refunds.create({ payment_intent: intent })).amount).toBe(6000);
    await expect(t.stripe.refunds.create({ payment_intent: intent, amount: 1 })).rejects.toMatchObject({
      statusCode: 400,
      code: "charge_already_refunded",
    });
    expect(await refunded(intent)).toBe(8500);
  });

  it("refuses unknown payments and amounts that are none", async () => {
    const { intent } = await paid();
    const uncaptured = t.stripe.refunds.create({ payment_intent: intent });
    await expect(uncaptured).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
    await expect(t.stripe.refunds.create({ payment_intent: "pi_none" })).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
    await expect(t.stripe.refunds.create({ payment_intent: intent, amount: 0 })).rejects.toMatchObject({
      code: "parameter_invalid_integer",
    });
    await expect(t.stripe.refunds.create({})).rejects.toMatchObject({ code: "parameter_missing" });
    await expect(t.stripe.refunds.retrieve("re_none")).rejects.toMatchObject({ code: "resource_missing" });
    await expect(t.stripe.paymentIntents.retrieve("pi_none")).rejects.toMatchObject({ code: "resource_missing" });
  });

  it("never gives back more than was taken, however many ask at once", async () => {
    const { intent } = await paid();
    await t.stripe.paymentIntents.capture(intent);
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => t.stripe.refunds.create({ payment_intent: intent, amount: 1000 })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(8);
    expect(await refunded(intent)).toBe(8000);
  });
});

describe("at once", () => {
  const times = 8;

  it("completes a session once, however many pay it", async () => {
    const { id } = await t.createSession();
    const answers = await Promise.all(Array.from({ length: times }, () => t.pay(id, { card: "4242424242424242" })));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([303, ...Array<number>(times - 1).fill(409)]);
    const intents = await t.database.pool.query(
      "SELECT object->>'status' AS status FROM embedded_gateway.payment_intents WHERE session_id = $1",
      [id],
    );
    expect(intents.rows).toEqual([{ status: "requires_capture" }]);
    const completed = await t.database.pool.query(
      "SELECT 1 FROM embedded_gateway.events WHERE body->>'type' = 'checkout.session.completed' AND body->'data'->'object'->>'id' = $1",
      [id],
    );
    expect(completed.rowCount).toBe(1);
  });

  it("lets one of capture and cancel win", async () => {
    for (let round = 0; round < 5; round++) {
      const { intent } = await paid();
      const results = await Promise.allSettled(
        Array.from({ length: times }, (_, i) =>
          i % 2 ? t.stripe.paymentIntents.capture(intent) : t.stripe.paymentIntents.cancel(intent),
        ),
      );
      const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.status] : []));
      expect(won).toHaveLength(1);
      expect((await t.stripe.paymentIntents.retrieve(intent)).status).toBe(won[0]);
    }
  });

  it("lets one of paying and expiring win", async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await t.createSession();
      const [paying, expiring] = await Promise.allSettled([
        t.pay(id, { card: "4242424242424242" }),
        t.stripe.checkout.sessions.expire(id),
      ]);
      const payed = paying.status === "fulfilled" && paying.value.status === 303;
      expect(payed).not.toBe(expiring.status === "fulfilled");
      const session = await t.stripe.checkout.sessions.retrieve(id);
      expect(session.status).toBe(payed ? "complete" : "expired");
    }
  });
});
