import { expect, test } from "@playwright/test";
import { listSeats, nth, openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { book, buyer, cards, getBooking, hold, pay, tryToBook, untilBooking } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { booking, bookingPage } from "@/lib/schemas/bookings";
import { hold as holdSchema } from "@/lib/schemas/holds";

test("nothing is confirmed without a payment", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request));
  const held = await hold(new Client(request), event.id, { seats: [nth(seats, 0).id] });
  const made = await book(held);
  for (let i = 0; i < 3; i++) (await held.holder.post(`/bookings/${made.id}/confirm`)).problem(409, "payment_required");
  expect(await getBooking(held.holder, made.id)).toMatchObject({ status: "pending", payment: { status: "open" } });
  expect(await listSeats(held.holder, event.id, "status=booked")).toEqual([]);
  // a hold that a booking waits on is given up through the booking
  (await held.holder.delete(`/holds/${held.hold.id}`)).problem(409, "conflict");
  expect((await held.holder.get(`/holds/${held.hold.id}`)).as(holdSchema).status).toBe("active");
});

test("confirming before the webhook, and both at once, pay once", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 2500 });
  const held = await hold(new Client(request), event.id, { seats: [nth(seats, 0).id, nth(seats, 1).id] });
  const made = await book(held);
  expect((await pay(request, made.payment?.checkoutUrl, cards.good)).status).toBe(303);
  const answers = await Promise.all(Array.from({ length: 10 }, () => held.holder.post(`/bookings/${made.id}/confirm`)));
  for (const answer of answers) expect(answer.as(booking).status).toBe("confirmed");
  const settled = await untilBooking(held.holder, made.id, "confirmed");
  expect(settled.payment).toMatchObject({ refunded: { amount: 0 } });
  const { data } = (await held.holder.get(`/bookings/${made.id}/tickets`)).json() as { data: unknown[] };
  expect(data).toHaveLength(2);
});

test("what does not exist, or is over, is not booked", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 0 });
  const client = new Client(request);
  for (const holdId of ["hold_", "hold_0", `hold_${"0".repeat(26)}`, "bkg_0", "", "null"]) {
    const answer = await client.post("/bookings", { holdId, buyer }, { "idempotency-key": newKey() });
    expect([400, 404]).toContain(answer.status);
    answer.problem(answer.status);
  }
  (await client.post(`/bookings/bkg_${"0".repeat(26)}/confirm`)).problem(404, "not_found");

  const held = await hold(client, event.id, { seats: [nth(seats, 0).id] });
  (await held.holder.delete(`/holds/${held.hold.id}`)).empty(204);
  (await tryToBook(held)).problem(409, "hold_expired");
  expect(await listSeats(client, event.id, "status=available")).toHaveLength(seats.length);
});

test("a token opens its own hold and nothing else", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 0 });
  const [mine, theirs] = [
    await hold(new Client(request), event.id, { seats: [nth(seats, 0).id] }),
    await hold(new Client(request), event.id, { seats: [nth(seats, 1).id] }),
  ];
  (await tryToBook({ hold: theirs.hold, holder: mine.holder })).problem(404, "not_found");
  (await mine.holder.delete(`/holds/${theirs.hold.id}`)).problem(404, "not_found");
  for (const token of ["", "x", `${theirs.hold.token}x`, theirs.hold.token.slice(1), theirs.hold.id]) {
    (await new Client(request).holding(token).get(`/holds/${theirs.hold.id}`)).problem(404, "not_found");
  }
  const made = await book(theirs);
  (await mine.holder.post(`/bookings/${made.id}/confirm`)).problem(404, "not_found");
  (await mine.holder.delete(`/bookings/${made.id}`)).problem(404, "not_found");
  // a token names no buyer: a list needs one
  (await theirs.holder.get("/bookings")).problem(401, "unauthenticated");
  expect((await getBooking(theirs.holder, made.id)).status).toBe("confirmed");
});

test("a booking that is given up before it was paid cannot be paid any more", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 3000 });
  const want = { seats: [nth(seats, 0).id] };
  const held = await hold(new Client(request), event.id, want);
  const made = await book(held);
  expect((await held.holder.delete(`/bookings/${made.id}`)).as(booking).status).toBe("cancelled");

  const next = await hold(new Client(request), event.id, want);
  const late = await pay(request, made.payment?.checkoutUrl, cards.good);
  expect([409, 410]).toContain(late.status);
  const after = (await held.holder.get(`/bookings/${made.id}`)).as(bookingPage.shape.data.element);
  expect(after).toMatchObject({ status: "cancelled", payment: { checkoutUrl: null } });
  expect(["expired", "cancelled"]).toContain(after.payment?.status);
  expect((await next.holder.get(`/holds/${next.hold.id}`)).as(holdSchema).status).toBe("active");
});

test("a booking that is given up while the bank thinks charges nothing", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 3000 });
  const want = { seats: [nth(seats, 0).id] };
  const held = await hold(new Client(request), event.id, want);
  const made = await book(held);
  const paying = pay(request, made.payment?.checkoutUrl, cards.slow);
  const given = await held.holder.delete(`/bookings/${made.id}`);
  const paid = await paying;
  const after = await getBooking(held.holder, made.id);
  if (given.status === 200) {
    expect(paid.status).toBe(410);
    expect(after.status).toBe("cancelled");
    await hold(new Client(request), event.id, want);
  } else {
    // the payment was faster: then the booking stands
    given.problem(409, "booking_not_cancellable");
    expect(paid.status).toBe(303);
    await untilBooking(held.holder, made.id, "confirmed");
  }
});
