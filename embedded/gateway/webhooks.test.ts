import { createServer } from "node:http";
import type Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { retryDelay } from "./deliveries";
import { createGateway } from "./gateway";
import { type TestGateway, testGateway, webhookSecret } from "./test-gateway";

let t: TestGateway;

beforeEach(async () => {
  t = await testGateway();
});

afterEach(() => t.close());

async function paid() {
  const { id } = await t.createSession();
  await t.pay(id, { card: "4242424242424242" });
  const session = await t.stripe.checkout.sessions.retrieve(id);
  return { id, intent: String(session.payment_intent) };
}

/** Delivers what is queued and returns what arrived, in the order it happened. */
async function told(): Promise<Stripe.Event[]> {
  t.received.length = 0;
  await t.gateway.deliverPending();
  const order = await t.database.pool.query("SELECT id FROM embedded_gateway.events ORDER BY sequence");
  const place = new Map(order.rows.map((row, i) => [row.id as string, i]));
  return [...t.received].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

function signal<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const types = (events: Stripe.Event[]) => events.map((event) => event.type);

describe("events", () => {
  it("tell of an authorisation, its capture and its refund", async () => {
    const { id, intent } = await paid();
    const events = await told();
    expect(types(events)).toEqual(["payment_intent.amount_capturable_updated", "checkout.session.completed"]);
    expect(events[1]).toMatchObject({
      object: "event",
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      data: { object: { id, object: "checkout.session", payment_status: "unpaid", payment_intent: intent } },
    });
    expect(events[1]?.id).toMatch(/^evt_/);
    await t.stripe.paymentIntents.capture(intent, {}, { idempotencyKey: "capture 1" });
    const [captured, ...others] = await told();
    expect(others).toEqual([]);
    expect(captured).toMatchObject({
      type: "payment_intent.succeeded",
      request: { id: expect.stringMatching(/^req_/), idempotency_key: "capture 1" },
      data: { object: { id: intent, status: "succeeded", amount_received: 8500 } },
    });
    const refund = await t.stripe.refunds.create({ payment_intent: intent, amount: 500 });
    const refunds = await told();
    expect(types(refunds)).toEqual(["refund.created", "charge.refunded", "refund.updated"]);
    expect(refunds[0]?.data.object).toMatchObject({ id: refund.id, amount: 500, payment_intent: intent });
    expect(refunds[1]?.data).toMatchObject({
      object: { object: "charge", amount_refunded: 500, refunded: false, payment_intent: intent },
      previous_attributes: { amount_refunded: 0 },
    });
    expect(refunds[2]?.data.object).toMatchObject({
      id: refund.id,
      destination_details: { card: { reference_status: "available" } },
    });
  });

  it("tell of a released authorisation as a charge that was never captured", async () => {
    const { intent } = await paid();
    await told();
    await t.stripe.paymentIntents.cancel(intent);
    const events = await told();
    expect(types(events)).toEqual(["charge.refunded", "payment_intent.canceled"]);
    expect(events[0]?.data.object).toMatchObject({ captured: false, amount_captured: 0, refunded: true });
  });

  it("tell of declines and of the end of a session", async () => {
    const { id } = await t.createSession();
    await t.pay(id, { card: "4000000000009995" });
    const [failed, ...others] = await told();
    expect(others).toEqual([]);
    expect(failed).toMatchObject({
      type: "payment_intent.payment_failed",
      data: {
        object: {
          status: "requires_payment_method",
          last_payment_error: { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" },
        },
      },
    });
    await t.stripe.checkout.sessions.expire(id);
    const ended = await told();
    expect(types(ended)).toEqual(["payment_intent.canceled", "checkout.session.expired"]);
    expect(ended[1]?.data.object).toMatchObject({ id, status: "expired" });
  });

  it("do not tell of what was refused", async () => {
    const { intent } = await paid();
    await told();
    await expect(t.stripe.refunds.create({ payment_intent: intent })).rejects.toThrow();
    await expect(t.stripe.refunds.create({ payment_intent: intent, expand: ["reason"] })).rejects.toThrow();
    expect(await told()).toEqual([]);
  });
});

describe("deliveries", () => {
  it("are repeated, each later than the one before, until they are accepted", async () => {
    const { id } = await t.createSession();
    await t.stripe.checkout.sessions.expire(id);
    t.webhookStatuses.push(500, 302, 200);
    expect(await told()).toEqual([]);
    expect(await told()).toEqual([]);
    expect(t.webhookStatuses).toHaveLength(2);
    t.advance(1);
    expect(await told()).toEqual([]);
    expect(t.webhookStatuses).toHaveLength(1);
    t.advance(1);
    expect(await told()).toEqual([]);
    expect(t.webhookStatuses).toHaveLength(1);
    t.advance(1);
    expect(types(await told())).toEqual(["checkout.session.expired"]);
    t.advance(3600);
    expect(await told()).toEqual([]);
  });

  it("are given up after three days, and said so", async () => {
    const logged: Record<string, unknown>[] = [];
    const gateway = createGateway({
      ...t.options,
      fetch: () => Promise.reject(new Error("nobody there")),
      log: (_message, fields) => logged.push(fields ?? {}),
    });
    await paid();
    t.advance(3 * 24 * 3600 + 60);
    await gateway.deliverPending();
    expect(logged).toHaveLength(2);
    expect(logged[0]).toMatchObject({ problem: "nobody there", attempt: 1, givenUp: true });
    t.advance(3600);
    await gateway.deliverPending();
    expect(logged).toHaveLength(2);
  });

  it("survive a restart, and a crash in the middle of one", async () => {
    await paid();
    const reached = signal<void>();
    const crashed = createGateway({
      ...t.options,
      fetch: (_url, init) => {
        reached.resolve();
        return new Promise((_resolve, reject) =>
          init?.signal?.addEventListener("abort", () => reject(new Error("cut"))),
        );
      },
    });
    const cut = crashed.deliverPending();
    await reached.promise;
    expect(await told()).toEqual([]);
    t.advance(31);
    const next = createGateway(t.options);
    t.received.length = 0;
    await next.deliverPending();
    expect(types(t.received).sort()).toEqual([
      "checkout.session.completed",
      "payment_intent.amount_capturable_updated",
    ]);
    await crashed.stop();
    await cut;
    t.advance(3600);
    expect(await told()).toEqual([]);
  });

  it("go to each event once when several processes share the work", async () => {
    const gateways = Array.from({ length: 6 }, () => createGateway(t.options));
    await Promise.all(gateways.map((gateway) => gateway.deliverPending()));
    for (let i = 0; i < 15; i++) await paid();
    t.received.length = 0;
    await Promise.all(gateways.map((gateway) => gateway.deliverPending()));
    expect(t.received).toHaveLength(30);
    expect(new Set(t.received.map((event) => event.id)).size).toBe(30);
  });

  it("happen by themselves once started", async () => {
    const arrived = signal<string>();
    const server = createServer((request, response) => {
      request.on("data", (chunk) => {
        response.end();
        const signature = String(request.headers["stripe-signature"]);
        const event = t.stripe.webhooks.constructEvent(String(chunk), signature, webhookSecret);
        arrived.resolve(event.type);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const gateway = createGateway({ ...t.options, webhookUrl: `http://127.0.0.1:${port}/` });
    await gateway.start();
    const { id } = await t.createSession();
    await t.stripe.checkout.sessions.expire(id);
    expect(await arrived.promise).toBe("checkout.session.expired");
    await gateway.stop();
    await new Promise((resolve) => server.close(resolve));
  });
});

it("waits twice as long each time, up to a quarter of an hour", () => {
  expect([1, 2, 3, 4].map((attempt) => retryDelay(attempt, 0))).toEqual([1000, 2000, 4000, 8000]);
  expect(retryDelay(1, 1)).toBe(800);
  expect(retryDelay(50, 0)).toBe(900_000);
});
