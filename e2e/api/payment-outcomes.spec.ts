import { type APIRequestContext, expect, test } from "@playwright/test";
import { listSeats, nth, openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { book, cards, getBooking, hold, pay, postForm, untilBooking } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { hold as holdSchema } from "@/lib/schemas/holds";

async function pendingBooking(request: APIRequestContext) {
  const office = await openBoxOffice(request);
  const sale = await publishSeatedEvent(office, { rows: 1, seatsPerRow: 6, price: 1999 });
  const held = await hold(new Client(request), sale.event.id, { seats: [nth(sale.seats, 0).id] });
  return { ...held, ...sale, made: await book(held) };
}

test("a declined card costs nothing, keeps the seat, and another card pays", async ({ request }) => {
  const { made, hold: mine, holder, event } = await pendingBooking(request);
  for (const card of [cards.declined, cards.noMoney]) {
    expect((await pay(request, made.payment?.checkoutUrl, card)).status).toBe(402);
  }
  expect((await pay(request, made.payment?.checkoutUrl, "4242424242424241")).status).toBe(422);
  const declined = await getBooking(holder, made.id);
  expect(declined).toMatchObject({ status: "pending", payment: { status: "open" } });
  expect(declined.payment?.checkoutUrl).toBe(made.payment?.checkoutUrl);
  (await holder.post(`/bookings/${made.id}/confirm`)).problem(409, "payment_required");
  expect((await holder.get(`/holds/${mine.id}`)).as(holdSchema).status).toBe("active");
  expect(await listSeats(holder, event.id, "status=held")).toHaveLength(1);

  expect((await pay(request, made.payment?.checkoutUrl, cards.good)).status).toBe(303);
  await untilBooking(holder, made.id, "confirmed");
  expect(await listSeats(holder, event.id, "status=booked")).toHaveLength(1);
  expect((await pay(request, made.payment?.checkoutUrl, cards.good)).status).toBe(409);
});

test("a card that asks for authentication pays only once its holder has agreed", async ({ request }) => {
  const { made, holder } = await pendingBooking(request);
  const checkout = made.payment?.checkoutUrl;
  const asked = await pay(request, checkout, cards.asksFirst);
  expect(asked).toMatchObject({ status: 303, location: expect.stringMatching(/\/authentication$/) });
  (await holder.post(`/bookings/${made.id}/confirm`)).problem(409, "payment_required");

  const bank = new URL(asked.location ?? "", checkout ?? "").href;
  const refused = await postForm(request, bank, { outcome: "fail" });
  expect(refused.status).toBeLessThan(500);
  expect((await getBooking(holder, made.id)).status).toBe("pending");

  expect((await pay(request, checkout, cards.asksFirst)).status).toBe(303);
  expect((await postForm(request, bank, { outcome: "complete" })).status).toBe(303);
  await untilBooking(holder, made.id, "confirmed");
});
