import { createHmac, randomUUID } from "node:crypto";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { book, getBooking, hold } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { problem } from "@/lib/schemas/common";

async function deliver(request: APIRequestContext, body: string, signature: string | null) {
  const headers = {
    "content-type": "application/json",
    ...(signature === null ? {} : { "stripe-signature": signature }),
  };
  const response = await request.post("/api/stripe", { data: Buffer.from(body), headers });
  return { status: response.status(), body: JSON.parse(await response.text()) as unknown };
}

function sign(body: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}

test("a payment that was never made cannot be announced", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 8000 });
  const held = await hold(new Client(request), event.id, { seats: [nth(seats, 0).id] });
  const made = await book(held);
  const session = made.payment?.checkoutUrl?.split("/").at(-1);
  for (const type of ["checkout.session.completed", "payment_intent.succeeded", "charge.refunded"]) {
    const announcement = JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: "event",
      type,
      created: Math.floor(Date.now() / 1000),
      data: {
        object: { id: session, object: "checkout.session", metadata: { bookingId: made.id }, payment_status: "paid" },
      },
    });
    const now = Math.floor(Date.now() / 1000);
    for (const signature of [
      null,
      "",
      "t=1",
      `t=${now},v1=`,
      `t=${now},v1=${"0".repeat(64)}`,
      `t=${now},v0=${"0".repeat(64)}`,
      sign(announcement, ""),
      sign(announcement, "whsec_test"),
      sign(announcement, "whsec_test", now - 3600),
      sign(announcement, "whsec_test", now + 10_000_000),
      `${sign("other", "whsec_test")},${sign(announcement, "secret")}`,
      "x".repeat(10_000),
    ]) {
      const { status, body } = await deliver(request, announcement, signature);
      expect(status, String(signature).slice(0, 100)).toBe(400);
      expect(problem.parse(body).code).toBe("invalid_signature");
    }
  }
  expect(await getBooking(held.holder, made.id)).toEqual(made);
});

test("what is no announcement at all is refused", async ({ request }) => {
  for (const body of ["", "{", "[]", "null", "x".repeat(100_000)]) {
    expect((await deliver(request, body, sign(body, "guess"))).status).toBe(400);
  }
  expect((await deliver(request, " ".repeat(600_000), sign("", "guess"))).status).toBe(413);
  const form = await request.post("/api/stripe", { form: { id: "evt_1" } });
  expect(form.status()).toBe(415);
  const read = await request.get("/api/stripe", { maxRedirects: 0 });
  expect(read.status()).toBe(405);
});
