import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestGateway, testGateway, twoSeats } from "./test-gateway";

let t: TestGateway;

beforeAll(async () => {
  t = await testGateway();
});

afterAll(() => t.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error("it was not refused")),
    (error: unknown) => {
      if (error instanceof Stripe.errors.StripeError) return error;
      throw error;
    },
  );

describe("POST /v1/checkout/sessions", () => {
  it("opens a session that the SDK reads back as it was made", async () => {
    const session = await t.createSession({ locale: "de" });
    expect(session).toMatchObject({
      object: "checkout.session",
      mode: "payment",
      status: "open",
      payment_status: "unpaid",
      amount_subtotal: 8500,
      amount_total: 8500,
      currency: "eur",
      customer_email: "ada@example.org",
      client_reference_id: "bkg_1",
      metadata: { booking: "bkg_1" },
      payment_intent: null,
      livemode: false,
      locale: "de",
      success_url: twoSeats.success_url,
      cancel_url: twoSeats.cancel_url,
      url: `${t.origin}/embedded/payments/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_[A-Za-z0-9]{48}$/);
    expect(session.expires_at - session.created).toBe(24 * 3600);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    expect(await t.stripe.checkout.sessions.retrieve(session.id)).toEqual(session);
  });

  it("shows its line items when asked to", async () => {
    const { id } = await t.createSession();
    const session = await t.stripe.checkout.sessions.retrieve(id, { expand: ["line_items", "payment_intent"] });
    expect(session.payment_intent).toBeNull();
    const item = session.line_items?.data[0];
    expect(item).toMatchObject({ description: "Stalls, row C", quantity: 2, amount_total: 8500 });
    expect(item?.price?.unit_amount).toBe(4250);
    expect(String(item?.price?.unit_amount_decimal)).toBe("4250");
  });

  it("takes times to expire from 30 minutes to 24 hours", async () => {
    const now = Math.floor(Date.now() / 1000);
    const session = await t.createSession({ expires_at: now + 1860 });
    expect(session.expires_at).toBe(now + 1860);
    for (const seconds of [-60, 0, 1700, 24 * 3600 + 60]) {
      const error = await refusal(t.createSession({ expires_at: now + seconds }));
      expect(error).toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400, param: "expires_at" });
    }
  });

  const item = (twoSeats.line_items ?? [])[0];
  const bad: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ["an unknown parameter", { colour: "red" }, { code: "parameter_unknown", param: "colour" }],
    [
      "an unknown parameter deep inside",
      { line_items: [{ ...item, weight: 3 }] },
      { code: "parameter_unknown", param: "line_items[0][weight]" },
    ],
    ["no line items", { line_items: undefined }, { code: "parameter_missing", param: "line_items" }],
    ["no mode", { mode: undefined }, { code: "parameter_missing", param: "mode" }],
    ["another mode", { mode: "subscription" }, { param: "mode" }],
    ["no address after success", { success_url: undefined }, { code: "parameter_missing", param: "success_url" }],
    ["a script as an address", { cancel_url: "javascript:alert(1)" }, { code: "url_invalid", param: "cancel_url" }],
    ["no quantity", { line_items: [{ ...item, quantity: undefined }] }, { param: "line_items[0][quantity]" }],
    [
      "half a seat",
      { line_items: [{ ...item, quantity: "0.5" }] },
      { code: "parameter_invalid_integer", param: "line_items[0][quantity]" },
    ],
    [
      "a price below nothing",
      { line_items: [{ price_data: { ...item?.price_data, unit_amount: -1 }, quantity: 1 }] },
      { code: "parameter_invalid_integer", param: "line_items[0][price_data][unit_amount]" },
    ],
    [
      "a currency that does not exist",
      { line_items: [{ price_data: { ...item?.price_data, currency: "xyz" }, quantity: 1 }] },
      { param: "line_items[0][price_data][currency]" },
    ],
    [
      "two currencies",
      { line_items: [item, { price_data: { ...item?.price_data, currency: "usd" }, quantity: 1 }] },
      { param: "line_items" },
    ],
    [
      "nothing to pay",
      { line_items: [{ price_data: { ...item?.price_data, unit_amount: 0 }, quantity: 1 }] },
      { code: "amount_too_small" },
    ],
    ["too much to pay", { line_items: [{ ...item, quantity: 999_999 }] }, { code: "amount_too_large" }],
    ["an e-mail address that is none", { customer_email: "ada" }, { code: "email_invalid", param: "customer_email" }],
    ["an empty value", { client_reference_id: "" }, { code: "parameter_invalid_empty", param: "client_reference_id" }],
    ["text in place of a group", { payment_intent_data: "x" }, { param: "payment_intent_data" }],
    ["metadata with a long key", { metadata: { ["k".repeat(41)]: "v" } }, { param: "metadata" }],
    ["a field that cannot be expanded", { expand: ["customer"] }, { param: "expand" }],
  ];

  it.each(bad)("refuses %s", async (_what, changes, expected) => {
    const before = await t.database.pool.query("SELECT count(*) FROM embedded_gateway.sessions");
    const error = await refusal(t.createSession(changes));
    expect(error).toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400, ...expected });
    const after = await t.database.pool.query("SELECT count(*) FROM embedded_gateway.sessions");
    expect(after.rows).toEqual(before.rows);
  });

  it("leaves out metadata with empty values", async () => {
    const session = await t.createSession({ metadata: { kept: "1", gone: "" } });
    expect(session.metadata).toEqual({ kept: "1" });
    expect((await t.createSession({ metadata: "" as never })).metadata).toEqual({});
  });
});

describe("POST /v1/checkout/sessions/:id/expire", () => {
  it("ends an open session once", async () => {
    const { id } = await t.createSession();
    const expired = await t.stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ id, status: "expired", url: null, payment_status: "unpaid" });
    const again = await refusal(t.stripe.checkout.sessions.expire(id));
    expect(again).toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400 });
  });

  it("refuses a complete one and an unknown one", async () => {
    const { id } = await t.createSession();
    await t.pay(id, { card: "4242424242424242" });
    expect(await refusal(t.stripe.checkout.sessions.expire(id))).toMatchObject({ statusCode: 400 });
    expect(await refusal(t.stripe.checkout.sessions.expire("cs_test_none"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });

  it("cancels what a declined attempt left behind", async () => {
    const { id } = await t.createSession();
    await t.pay(id, { card: "4000000000000002" });
    await t.stripe.checkout.sessions.expire(id);
    const session = await t.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session.payment_intent).toMatchObject({ status: "canceled", amount_capturable: 0 });
  });
});

it("expires an overdue session by itself, and says so when it is looked at", async () => {
  const looked = await t.createSession({ expires_at: Math.floor(Date.now() / 1000) + 1860 });
  const left = await t.createSession({ expires_at: Math.floor(Date.now() / 1000) + 1860 });
  t.advance(1900);
  expect((await t.stripe.checkout.sessions.retrieve(looked.id)).status).toBe("expired");
  t.received.length = 0;
  await t.gateway.deliverPending();
  const told = t.received.filter((event) => event.type === "checkout.session.expired");
  const ids = told.map((event) => (event.data.object as Stripe.Checkout.Session).id);
  expect(ids).toEqual(expect.arrayContaining([looked.id, left.id]));
  expect(ids.filter((id) => id === looked.id)).toHaveLength(1);
});
