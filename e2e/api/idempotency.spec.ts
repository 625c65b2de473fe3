import { expect, test } from "@playwright/test";
import { eventBody, listSeats, nth, openBoxOffice, publishEvent, publishSeatedEvent } from "@/e2e/support/box-office";
import { buyer, hold, tryHold, tryToBook } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { newPerson } from "@/e2e/support/people";
import { sendAndHangUp } from "@/e2e/support/raw-http";
import { bookingPage } from "@/lib/schemas/bookings";
import { page } from "@/lib/schemas/common";
import { createdHold } from "@/lib/schemas/holds";
import { organizer, venue } from "@/lib/schemas/venues";

test("one key at the same time makes one hold, with one answer", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request));
  const person = await newPerson(request);
  for (const [n, client] of [new Client(request), person.client].entries()) {
    const want = { seats: [nth(seats, n * 2).id, nth(seats, n * 2 + 1).id] };
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryHold(client, event.id, want, key)));
    const holds = answers.map((answer) => answer.as(createdHold, 201));
    for (const other of holds) expect(other).toEqual(holds[0]);
    expect((await tryHold(client, event.id, want, key)).as(createdHold, 201)).toEqual(holds[0]);
  }
  expect(await listSeats(person.client, event.id, "status=held")).toHaveLength(4);
});

test("one key at the same time takes as many places as were asked for, once", async ({ request }) => {
  const event = await publishEvent(await openBoxOffice(request));
  const want = { tier: nth(event.tiers, 0).id, quantity: 3 };
  const client = new Client(request);
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => tryHold(client, event.id, want, key)));
  const holds = new Set(answers.map((answer) => answer.as(createdHold, 201).id));
  expect(holds.size).toBe(1);
  expect(await listSeats(client, event.id, "status=held")).toHaveLength(3);
});

test("one key with another body is refused and changes nothing", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request));
  const client = new Client(request);
  const [a, b] = [nth(seats, 0).id, nth(seats, 1).id];
  const key = newKey();
  const made = (await tryHold(client, event.id, { seats: [a] }, key)).as(createdHold, 201);
  (await tryHold(client, event.id, { seats: [b] }, key)).problem(422, "idempotency_key_reused");
  (await tryHold(client, event.id, { seats: [b, a] }, key)).problem(422, "idempotency_key_reused");
  expect((await listSeats(client, event.id, "status=held")).map((seat) => seat.id)).toEqual([a]);

  const held = { hold: made, holder: client.holding(made.token) };
  const bookingKey = newKey();
  (await tryToBook(held, {}, bookingKey)).as(createdHold.pick({ id: true }), 201);
  (await tryToBook(held, { attendees: ["Eve"] }, bookingKey)).problem(422, "idempotency_key_reused");
});

test("one key of two buyers is two keys; neither sees what the other has", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request));
  const [ada, eve] = [await newPerson(request), await newPerson(request)];
  const [a, b] = [nth(seats, 0).id, nth(seats, 1).id];
  const key = newKey();
  const hers = (await tryHold(ada.client, event.id, { seats: [a] }, key)).as(createdHold, 201);
  const refused = await tryHold(eve.client, event.id, { seats: [a] }, key);
  refused.problem(409, "seats_unavailable");
  expect(refused.text).not.toContain(hers.id);
  expect(refused.text).not.toContain(hers.token);
  const other = (await tryHold(eve.client, event.id, { seats: [b] }, key)).as(createdHold, 201);
  expect(other.id).not.toBe(hers.id);
  expect(other.token).not.toBe(hers.token);
  (await tryHold(new Client(request), event.id, { seats: [a] }, key)).problem(409, "seats_unavailable");
});

test("a booking that is asked for twenty times at once with one key is one booking", async ({ request }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request), { price: 2000 });
  const free = await publishEvent(await openBoxOffice(request));
  const { client } = await newPerson(request);
  const held = [
    await hold(client, event.id, { seats: [nth(seats, 0).id] }),
    await hold(client, free.id, { tier: nth(free.tiers, 0).id, quantity: 1 }),
  ];
  for (const one of held) {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryToBook(one, {}, key)));
    const views = answers.map((answer) => answer.as(bookingPage.shape.data.element, 201));
    expect(new Set(views.map((view) => `${view.id} ${view.number} ${view.payment?.checkoutUrl}`)).size).toBe(1);
  }
  // without a key, or with another, the hold is used
  for (const one of held) {
    const problem = (await tryToBook(one)).problem(409, "hold_used");
    expect(problem.bookingId).toMatch(/^bkg_/);
  }
  expect((await client.get("/bookings")).as(bookingPage).data).toHaveLength(2);
});

test("a hold whose answer was lost is found again by its key", async ({ request, baseURL }) => {
  const { event, seats } = await publishSeatedEvent(await openBoxOffice(request));
  const client = new Client(request);
  for (let n = 0; n < 5; n++) {
    const want = { seats: [nth(seats, n).id] };
    const key = newKey();
    await sendAndHangUp(baseURL ?? "", `/api/v1/events/${event.id}/holds`, JSON.stringify(want), {
      ...client.headers,
      "content-type": "application/json",
      "idempotency-key": key,
    });
    // the seat goes to the request that was cut off; only its key gets it back
    await expect.poll(() => listSeats(client, event.id, "status=held")).toHaveLength(n + 1);
    (await tryHold(client, event.id, want)).problem(409, "seats_unavailable");
    const again = (await tryHold(client, event.id, want, key)).as(createdHold, 201);
    expect(again.seats.map((seat) => seat.id)).toEqual(want.seats);
    (await client.holding(again.token).get(`/holds/${again.id}`)).as(createdHold.omit({ token: true }));
  }
});

test("what an organizer creates is created once for a key", async ({ request }) => {
  const office = await openBoxOffice(request);
  const other = await openBoxOffice(request);
  const hall = { name: "Second Hall", city: "Marrow", country: "DE", timeZone: "Europe/Berlin" };
  for (const [path, body, changed] of [
    ["/venues", hall, { ...hall, city: "Elsewhere" }],
    ["/events", eventBody(office), eventBody(office, { title: "Another" })],
    [`/venues/${office.venue.id}/seat-maps`, sections(4), sections(5)],
  ] as const) {
    const key = { "idempotency-key": newKey() };
    const first = await office.client.post(path, body, key);
    expect(first.status, first.text).toBe(201);
    const again = await office.client.post(path, body, key);
    expect({ status: again.status, body: again.json() }).toEqual({ status: 201, body: first.json() });
    (await office.client.post(path, changed, key)).problem(422, "idempotency_key_reused");
  }
  const key = { "idempotency-key": newKey() };
  const [mine, theirs] = [
    await office.client.post("/venues", hall, key),
    await other.client.post("/venues", hall, key),
  ];
  expect(mine.as(venue, 201).id).not.toBe(theirs.as(venue, 201).id);
  expect((await office.client.get("/venues")).as(page(venue)).data).toHaveLength(3);
});

test("of creations with one key at the same time one happens", async ({ request }) => {
  const { client } = await newPerson(request);
  const key = { "idempotency-key": newKey() };
  const answers = await Promise.all(Array.from({ length: 8 }, () => client.post("/organizers", { name: "Once" }, key)));
  const made = answers.filter((answer) => answer.status === 201);
  expect(made.length).toBeGreaterThan(0);
  for (const answer of answers.filter((one) => one.status !== 201)) {
    answer.problem(409, "request_in_progress");
    expect(answer.headers["retry-after"]).toBe("1");
  }
  const again = (await client.post("/organizers", { name: "Once" }, key)).as(organizer, 201);
  expect(new Set([again, ...made.map((answer) => answer.as(organizer, 201))].map((one) => one.id)).size).toBe(1);
});

test("a request that failed leaves its key to be used again", async ({ request }) => {
  const office = await openBoxOffice(request);
  const key = { "idempotency-key": newKey() };
  const body = eventBody(office, { tiers: [{ name: "Seats", price: 1, seatCategories: ["Nowhere"] }] });
  (await office.client.post("/events", body, key)).problem(400, "invalid_input");
  expect((await office.client.post("/events", eventBody(office), key)).status).toBe(201);
});

test("keys that cannot be told apart or guessed are refused", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const want = { tier: nth(event.tiers, 0).id, quantity: 1 };
  const guest = new Client(request);
  const keys = ["x".repeat(201), "with a space in it and more", "ümlaut-ümlaut-ümlaut-ümlaut"];
  for (const key of [...keys, "short", "x".repeat(21)]) {
    (await tryHold(guest, event.id, want, key)).problem(400, "idempotency_key_invalid");
  }
  for (const key of keys) {
    (await tryHold(office.client, event.id, want, key)).problem(400, "idempotency_key_invalid");
    const made = await office.client.post("/organizers", { name: "No" }, { "idempotency-key": key });
    made.problem(400, "idempotency_key_invalid");
  }
  expect((await tryHold(office.client, event.id, want, "short")).status).toBe(201);
  expect((await guest.post(`/events/${event.id}/holds`, want)).status).toBe(201);
  (await guest.post("/bookings", { holdId: "hold_0", buyer }, { "idempotency-key": "short" })).problem(400);
});

function sections(seatsPerRow: number) {
  return { sections: [{ name: "Stalls", rows: 2, seatsPerRow, category: "Stalls" }] };
}
