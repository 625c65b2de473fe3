import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTables } from "./tables";
import { type TestGateway, testGateway, twoSeats } from "./test-gateway";

let t: TestGateway;

beforeAll(async () => {
  t = await testGateway();
  await createTables(t.database.pool);
});

afterAll(() => t.close());

describe("Idempotency-Key", () => {
  const count = async () =>
    (await t.database.pool.query("SELECT count(*)::int AS n FROM embedded_gateway.sessions")).rows[0].n as number;

  it("gives the same answer again, and does the work once", async () => {
    const before = await count();
    const first = await t.stripe.checkout.sessions.create(twoSeats, { idempotencyKey: "same" });
    const second = await t.stripe.checkout.sessions.create(twoSeats, { idempotencyKey: "same" });
    expect(second).toEqual(first);
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
    expect(await count()).toBe(before + 1);
  });

  it("gives one answer to all who ask at once", async () => {
    const before = await count();
    const sessions = await Promise.all(
      Array.from({ length: 8 }, () => t.stripe.checkout.sessions.create(twoSeats, { idempotencyKey: "at once" })),
    );
    expect(new Set(sessions.map((session) => session.id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it("refuses other parameters and other endpoints", async () => {
    const session = await t.stripe.checkout.sessions.create(twoSeats, { idempotencyKey: "mine" });
    const other = { ...twoSeats, client_reference_id: "bkg_2" };
    const expected = { type: "StripeIdempotencyError", statusCode: 400, rawType: "idempotency_error" };
    await expect(t.stripe.checkout.sessions.create(other, { idempotencyKey: "mine" })).rejects.toMatchObject(expected);
    await expect(t.stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: "mine" })).rejects.toMatchObject(
      expected,
    );
  });

  it("repeats a refusal of the state, but not one of the parameters", async () => {
    const { id } = await t.createSession();
    await t.pay(id, { card: "4242424242424242" });
    const intent = String((await t.stripe.checkout.sessions.retrieve(id)).payment_intent);
    const options = { idempotencyKey: "refund early" };
    const refund = () => t.stripe.refunds.create({ payment_intent: intent }, options);
    await expect(refund()).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
    await t.stripe.paymentIntents.capture(intent);
    await expect(refund()).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
    const mended = { idempotencyKey: "mended" };
    await expect(t.stripe.refunds.create({ payment_intent: intent, amount: 0 }, mended)).rejects.toMatchObject({
      code: "parameter_invalid_integer",
    });
    expect((await t.stripe.refunds.create({ payment_intent: intent, amount: 100 }, mended)).amount).toBe(100);
  });

  it("forgets keys after a day", async () => {
    const first = await t.stripe.checkout.sessions.create(twoSeats, { idempotencyKey: "daily" });
    t.advance(24 * 3600 + 1);
    const second = await t.stripe.checkout.sessions.create(twoSeats, { idempotencyKey: "daily" });
    expect(second.id).not.toBe(first.id);
  });

  it("refuses keys beyond 255 characters", async () => {
    const options = { idempotencyKey: "k".repeat(256) };
    await expect(t.stripe.checkout.sessions.create(twoSeats, options)).rejects.toMatchObject({ statusCode: 400 });
  });
});
