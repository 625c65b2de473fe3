import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestGateway, testGateway, twoSeats } from "./test-gateway";

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

describe("the payment page", () => {
  it("shows what is bought, what it costs, and that no money moves", async () => {
    const { status, text, answer } = await show(await open());
    expect(status).toBe(200);
    for (const part of ["Stalls, row C", "Seats 7 and 8", "2 × €42.50", "€85.00", "Pay €85.00", "No money moves"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('<a href="http://shop.example/basket">');
    expect(text).toContain("4000 0000 0000 0002");
    expect(answer.headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http://shop.example; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(text).not.toContain("<script");
  });

  it("speaks German for a German session or browser", async () => {
    const german = await show(await open({ locale: "de" }), { "accept-language": "en" });
    expect(german.text).toContain('<html lang="de">');
    expect(german.text).toMatch(/85,00\s€ bezahlen/);
    const browser = await show(await open(), { "accept-language": "fr, de-AT;q=0.9, en;q=0.8" });
    expect(browser.text).toContain('<html lang="de">');
    const neither = await show(await open({ locale: "fr" }), { "accept-language": "pt" });
    expect(neither.text).toContain('<html lang="en">');
  });

  it("shows all that callers and buyers wrote as text", async () => {
    const evil = `"><script>alert('x')</script>&`;
    const product_data = { name: evil, description: evil };
    const id = await open({
      line_items: [{ price_data: { currency: "eur", unit_amount: 100, product_data }, quantity: 1 }],
      cancel_url: 'http://shop.example/?a="><script>',
      customer_email: '"<script>"@x.example',
    });
    const answer = await t.pay(id, { card: evil, expiry: evil, cvc: evil });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).not.toContain("<script");
    expect(text).toContain("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;");
  });

  it("fills in a test card from its list, and no other number", async () => {
    const id = await open();
    expect((await show(`${id}?card=4000000000000002`)).text).toContain('value="4000 0000 0000 0002"');
    expect((await show(`${id}?card=5555555555554444`)).text).toMatch(/name="card" value=""/);
  });

  it("leaves out the way back when the shop gave none", async () => {
    const { text } = await show(await open({ cancel_url: undefined }));
    expect(text).not.toContain("Cancel");
  });

  it("writes amounts in currencies without minor units", async () => {
    const price_data = { currency: "jpy", unit_amount: 1200, product_data: { name: "Seat" } };
    expect((await show(await open({ line_items: [{ price_data, quantity: 1 }] }))).text).toContain("Pay ¥1,200");
  });
});

describe("paying", () => {
  it("leads to the shop, with the session's id filled in", async () => {
    const id = await open();
    const answer = await t.pay(id, { card: good });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`http://shop.example/thanks?session=${id}`);
    expect(await stateOf(id)).toEqual(["complete", "requires_capture"]);
  });

  it("takes expiry and CVC the way people write them", async () => {
    for (const [expiry, cvc] of [
      ["12/34", "123"],
      ["1 / 2035", " 000 "],
      ["0235", "999"],
    ]) {
      const answer = await t.pay(await open(), { card: "4242 4242-4242 4242", expiry: expiry ?? "", cvc: cvc ?? "" });
      expect(answer.status).toBe(303);
    }
  });

  it.each([
    ["4000000000000002", "declined", "generic_decline"],
    ["4000000000009995", "not enough money", "insufficient_funds"],
  ])("stays open after %s was declined, for another try", async (card, said, decline_code) => {
    const id = await open();
    const declined = await t.pay(id, { card });
    expect(declined.status).toBe(402);
    const text = await declined.text();
    expect(text).toContain(said);
    expect(text).toContain("Nothing was charged");
    const session = await t.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
    expect(session).toMatchObject({
      status: "open",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code: "card_declined", decline_code },
        latest_charge: { status: "failed", paid: false, captured: false },
      },
    });
    expect((await t.pay(id, { card: good })).status).toBe(303);
    const paid = await t.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    expect(paid.payment_intent).toMatchObject({
      id: (session.payment_intent as Stripe.PaymentIntent).id,
      status: "requires_capture",
      last_payment_error: null,
    });
  });

  it.each([
    [{ card: "" }, "Enter a card number."],
    [{ card: "4242424242424241" }, "not a valid card number"],
    [{ card: "hello" }, "not a valid card number"],
    [{ card: good, expiry: "01/20", cvc: "123" }, "has expired"],
    [{ card: good, expiry: "13/34", cvc: "123" }, "Enter month and year"],
    [{ card: good, expiry: "", cvc: "123" }, "Enter month and year"],
    [{ card: good, expiry: "12/34", cvc: "12" }, "Enter the three digits"],
  ])("explains %j next to the field and charges nothing", async (fields, message) => {
    const id = await open();
    const answer = await t.pay(id, fields);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toMatch(new RegExp(`-note" class="problem">[^<]*${message}`));
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(text).toContain('role="alert"');
    expect(await stateOf(id)).toEqual(["open", null]);
  });

  it("neither takes nor shows again a number that could be a real card's", async () => {
    const id = await open();
    const answer = await t.pay(id, { card: "5555 5555 5555 4444" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toMatch(/5555.?5555/);
    const kept = await t.database.pool.query(
      "SELECT 1 FROM embedded_gateway.payment_intents p WHERE p::text LIKE '%5555%4444%'",
    );
    expect(kept.rowCount).toBe(0);
  });

  it("answers the slow card late, and nobody else", async () => {
    const id = await open();
    const waiting = t.nextWait();
    const slow = t.pay(id, { card: "4000000500000007" });
    const wait = await waiting;
    expect(wait.milliseconds).toBe(5000);
    expect(await stateOf(id)).toEqual(["open", null]);
    wait.end();
    expect((await slow).status).toBe(303);
    expect(await stateOf(id)).toEqual(["complete", "requires_capture"]);
  });

  it("charges nothing when the session ends while the bank is slow", async () => {
    const id = await open();
    const waiting = t.nextWait();
    const slow = t.pay(id, { card: "4000000500000007" });
    const wait = await waiting;
    await t.stripe.checkout.sessions.expire(id);
    wait.end();
    expect((await slow).status).toBe(410);
    expect(await stateOf(id)).toEqual(["expired", null]);
  });
});

describe("a session that is over", () => {
  it("says that it was paid, with a way to the shop", async () => {
    const id = await open();
    await t.pay(id, { card: good });
    const { status, text } = await show(id);
    expect(status).toBe(200);
    expect(text).toContain("This payment is complete");
    expect(text).toContain(`href="http://shop.example/thanks?session=${id}"`);
    expect((await t.pay(id, { card: good })).status).toBe(409);
  });

  it("says that it expired, with a way back", async () => {
    const id = await open();
    await t.stripe.checkout.sessions.expire(id);
    const { status, text } = await show(id);
    expect(status).toBe(410);
    expect(text).toContain("This payment has ended");
    expect(text).toContain(`href="${twoSeats.cancel_url}"`);
    expect((await t.pay(id, { card: good })).status).toBe(410);
    expect(await stateOf(id)).toEqual(["expired", null]);
  });
});

describe("requests that are none", () => {
  it("answers unknown addresses with 404", async () => {
    for (const path of [
      "cs_test_none",
      "",
      "%00",
      "..%2f",
      `${await open()}/other`,
      `${await open()}/authentication/x`,
    ]) {
      const { status, text } = await show(path);
      expect(status).toBe(404);
      expect(text).toContain("There is no such payment");
    }
  });

  it("answers other bodies and methods without charging", async () => {
    const id = await open();
    const send = (init: RequestInit) => fetch(`${t.origin}/embedded/payments/${id}`, init);
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await send({ method: "POST", body: JSON.stringify({ card: good }) })).status).toBe(415);
    expect((await send({ method: "POST" })).status).toBe(422);
    expect((await send({ method: "POST", headers: form, body: "%%%=%zz&[[[" })).status).toBe(422);
    expect((await send({ method: "POST", headers: form, body: new Uint8Array([255, 254, 0, 38]) })).status).toBe(422);
    expect((await send({ method: "POST", headers: form, body: `card=${"4".repeat(65 * 1024)}` })).status).toBe(413);
    const other = await send({ method: "DELETE" });
    expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
    expect((await send({ method: "HEAD" })).status).toBe(200);
    expect(await stateOf(id)).toEqual(["open", null]);
  });
});
