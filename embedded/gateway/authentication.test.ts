import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestGateway, testGateway } from "./test-gateway";

let t: TestGateway;

beforeAll(async () => {
  t = await testGateway();
});

afterAll(() => t.close());

const good = "4242424242424242";

async function open(changes?: Partial<Stripe.Checkout.SessionCreateParams>): Promise<string> {
  return (await t.createSession(changes)).id;
}

async function show(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${t.origin}/embedded/payments/${path}`, { headers, redirect: "manual" });
  return { answer, status: answer.status, text: await answer.text() };
}

async function stateOf(id: string) {
  const session = await t.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const intent = session.payment_intent as Stripe.PaymentIntent | null;
  return [session.status, intent?.status ?? null];
}

describe("authentication", () => {
  const step = "/authentication";

  async function asked() {
    const id = await open();
    const answer = await t.pay(id, { card: "4000002500003155" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/embedded/payments/${id}/authentication`);
    return id;
  }

  it("is asked for on a page of its own, and completes the payment", async () => {
    const id = await asked();
    expect(await stateOf(id)).toEqual(["open", "requires_action"]);
    const { status, text } = await show(`${id}${step}`);
    expect(status).toBe(200);
    expect(text).toContain("Complete authentication");
    expect(text).toContain("Fail authentication");
    const answer = await t.pay(id, { outcome: "complete" }, step);
    expect(answer.headers.get("location")).toBe(`http://shop.example/thanks?session=${id}`);
    const session = await t.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
    expect(session.payment_intent).toMatchObject({
      status: "requires_capture",
      next_action: null,
      latest_charge: { payment_method_details: { card: { last4: "3155" } } },
    });
    expect((await t.pay(id, { outcome: "complete" }, step)).status).toBe(409);
  });

  it("may fail; then the buyer tries again", async () => {
    const id = await asked();
    const answer = await t.pay(id, { outcome: "fail" }, step);
    expect(answer.status).toBe(402);
    expect(await answer.text()).toContain("The authentication failed. Nothing was charged.");
    const session = await t.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(session).toMatchObject({
      status: "open",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code: "payment_intent_authentication_failure" },
      },
    });
    expect((await t.pay(id, { outcome: "complete" }, step)).headers.get("location")).toBe(`/embedded/payments/${id}`);
    expect((await t.pay(id, { card: good })).status).toBe(303);
  });

  it("is not shown unless asked for, and answers only what it asked", async () => {
    const fresh = await open();
    expect((await show(`${fresh}${step}`)).answer.headers.get("location")).toBe(`/embedded/payments/${fresh}`);
    expect((await t.pay(fresh, { outcome: "complete" }, step)).status).toBe(303);
    expect(await stateOf(fresh)).toEqual(["open", null]);
    const id = await asked();
    expect((await t.pay(id, { outcome: "perhaps" }, step)).status).toBe(200);
    expect(await stateOf(id)).toEqual(["open", "requires_action"]);
  });

  it("loses to another card that paid meanwhile", async () => {
    const id = await asked();
    expect((await t.pay(id, { card: good })).status).toBe(303);
    expect((await t.pay(id, { outcome: "complete" }, step)).status).toBe(409);
    expect((await t.pay(id, { outcome: "fail" }, step)).status).toBe(409);
    expect(await stateOf(id)).toEqual(["complete", "requires_capture"]);
  });
});
