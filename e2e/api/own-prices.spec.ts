import { expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { book, buyer, cards, hold, pay, untilBooking } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { quote } from "@/lib/schemas/holds";

test("a buyer cannot name his own price, currency, total, tier or time", async ({ request }) => {
  const { event, seats, tier } = await publishSeatedEvent(await openBoxOffice(request), { price: 9900 });
  const client = new Client(request);
  const seat = nth(seats, 0).id;
  const money = { amount: 1, currency: "JPY" };

  for (const extra of [{ price: 1 }, { total: money }, { currency: "JPY" }, { holdSeconds: 9999 }, { tier: tier.id }]) {
    const refused = await client.post(`/events/${event.id}/holds`, { seats: [seat], ...extra }, keyed());
    expect(refused.problem(400, "invalid_input").errors?.map((error) => error.path)).toContain(Object.keys(extra)[0]);
  }
  const held = await hold(client, event.id, { seats: [seat] });
  const order = { holdId: held.hold.id, buyer };
  for (const extra of [
    { total: money },
    { price: 1 },
    { currency: "JPY" },
    { status: "confirmed" },
    { payment: null },
  ]) {
    const refused = await held.holder.post("/bookings", { ...order, ...extra }, keyed());
    expect(refused.problem(400, "invalid_input").errors).toEqual([
      { path: Object.keys(extra)[0], message: "is not a known field" },
    ]);
  }
  const deep = await held.holder.post("/bookings", { ...order, buyer: { ...buyer, discount: 100 } }, keyed());
  expect(deep.problem(400, "invalid_input").errors?.[0]?.path).toBe("buyer.discount");
  (await held.holder.post(`/holds/${held.hold.id}/quote`, { total: money })).problem(400, "invalid_input");

  const fair = { amount: 9900, currency: "EUR" };
  expect((await held.holder.post(`/holds/${held.hold.id}/quote`, {})).as(quote).total).toEqual(fair);
  const made = await book(held);
  expect(made.total).toEqual(fair);
  const paid = await pay(request, `${made.payment?.checkoutUrl}?amount=1&total=1`, cards.good);
  expect(paid.status).toBe(303);
  const settled = await untilBooking(held.holder, made.id, "confirmed");
  expect(settled.total).toEqual(fair);
});

test("the price of a hold stays when the query, the headers or the address claim another", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 9900 });
  const client = new Client(request).with({ "x-price": "1", "x-total": "1", "accept-language": "de-DE" });
  const want = { seats: [nth(seats, 0).id] };
  const answer = await client.post(`/events/${event.id}/holds?price=1&total=1`, want, keyed());
  expect(answer.status).toBe(201);
  expect((answer.json() as { total: unknown }).total).toEqual({ amount: 9900, currency: "EUR" });
});

function keyed() {
  return { "idempotency-key": newKey() };
}
