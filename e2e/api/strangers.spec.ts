import { type APIRequestContext, expect, test } from "@playwright/test";
import { type BoxOffice, eventBody, generateSeatMap, nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, buyer, hold } from "@/e2e/support/buying";
import { calendarEvent, calendarFile, calendarTime } from "@/e2e/support/calendar";
import { Client, newKey } from "@/e2e/support/client";
import { readDocument } from "@/e2e/support/documented";
import { newPerson } from "@/e2e/support/people";
import { seatingPlan } from "@/e2e/support/seating-plan";
import { sessionPage, user } from "@/lib/schemas/accounts";
import { booking, bookingPage } from "@/lib/schemas/bookings";
import { page } from "@/lib/schemas/common";
import { discountCode } from "@/lib/schemas/discount-codes";
import { eventDetail } from "@/lib/schemas/events";
import { hold as holdSchema } from "@/lib/schemas/holds";
import { venue } from "@/lib/schemas/venues";

/** What belongs to one buyer: route, and the body that it takes. */
const buyersOwn: [route: string, body?: unknown][] = [
  ["GET /holds/{id}"],
  ["DELETE /holds/{id}"],
  ["POST /holds/{id}/extend"],
  ["POST /holds/{id}/quote", {}],
  ["GET /bookings/{id}"],
  ["DELETE /bookings/{id}"],
  ["POST /bookings/{id}/confirm"],
  ["GET /bookings/{id}/receipt"],
  ["GET /bookings/{id}/tickets"],
  ["GET /bookings/{id}/history"],
  ["GET /bookings/{id}/calendar"],
  ["POST /bookings/{id}/claim"],
  ["POST /bookings/{id}/resend"],
  ["GET /tickets/{id}"],
  ["GET /tickets/{id}/code"],
  ["GET /tickets/{id}/pdf"],
  ["GET /tickets/{id}/wallet"],
  ["POST /tickets/{id}/claim"],
  ["POST /tickets/{id}/transfer", { name: "Eve", email: "eve@example.test" }],
];

/** What the organizer of the event may do as well. */
const organizersToo = ["POST /bookings/{id}/resend"];

/** What belongs to one user. */
const usersOwn: [route: string, body?: unknown][] = [["DELETE /me/sessions/{id}"]];

/** What belongs to one organizer. */
const organizersOwn: [route: string, body?: unknown][] = [
  ["GET /organizers/{id}"],
  ["GET /venues/{id}"],
  ["PATCH /venues/{id}", { name: "Taken Over" }],
  ["GET /venues/{id}/seat-maps"],
  ["POST /venues/{id}/seat-maps", seatingPlan()],
  ["PATCH /events/{id}", { title: "Taken over" }],
  ["DELETE /events/{id}"],
  ["POST /events/{id}/publish"],
  ["POST /events/{id}/postpone"],
  ["POST /events/{id}/cancel"],
  ["GET /events/{id}/discount-codes"],
  ["POST /events/{id}/discount-codes", { code: "STOLEN", percentOff: 100 }],
  ["DELETE /events/{id}/discount-codes/{codeId}"],
];

/** What everybody may see, by design. */
const everybodys = [
  "GET /events/{id}",
  "GET /events/{id}/seats",
  "GET /events/{id}/calendar",
  "GET /events/{id}/seat-map",
  "GET /events/{id}/availability",
  "GET /events/{id}/best-available",
  "GET /events/{id}/tiers",
  "POST /events/{id}/holds",
  "GET /organizers/{id}/public",
];

test("every operation on one thing is in a list of who owns it", async ({ request }) => {
  const api = await readDocument(request);
  const documented = Object.entries(api.paths)
    .filter(([path]) => path.includes("{id}"))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  const listed = [...[...buyersOwn, ...usersOwn, ...organizersOwn].map(([route]) => route), ...everybodys];
  expect(documented.toSorted()).toEqual(listed.toSorted());
});

/** What a buyer has: a hold, a booking and its ticket; as a guest or signed in. */
async function buy(office: BoxOffice, client: Client, eventId: string, tier: string) {
  const held = await hold(client, eventId, { tier, quantity: 1 });
  const used = await hold(client, eventId, { tier, quantity: 1 });
  const made = await book(used, { buyer: { name: "Secret Name", email: "secret@example.test" } });
  const { data } = (await used.holder.get(`/bookings/${made.id}/tickets`)).json() as { data: { id: string }[] };
  const ids = { holds: held.hold.id, bookings: made.id, tickets: nth(data, 0).id };
  return { office, client, held, used, made, ids };
}

function callOf(client: Client, route: string, ids: Record<string, string>, body?: unknown) {
  const [method = "", path = ""] = route.split(" ");
  const id = ids[path.split("/")[1] ?? ""] ?? "";
  const data = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers: Record<string, string> = data ? { "content-type": "application/json" } : {};
  return client.send(method, path.replace("{id}", id).replace("{codeId}", ids.codes ?? ""), data, headers);
}

/** Everybody but the buyer: nobody, another guest with a token of his own, another user, the organizer. */
async function others(request: APIRequestContext, office: BoxOffice, eventId: string, tier: string) {
  const guest = await hold(new Client(request), eventId, { tier, quantity: 1 });
  const user = await newPerson(request);
  await hold(user.client, eventId, { tier, quantity: 1 });
  return {
    nobody: new Client(request),
    "another guest": guest.holder,
    "another user": user.client,
    "another user with another's token": user.client.holding(guest.hold.token),
    "the organizer": office.client,
  };
}

for (const kind of ["a guest", "a user"]) {
  test(`what ${kind} holds, booked and got does not exist for anybody else`, async ({ request }) => {
    const office = await openBoxOffice(request);
    const event = await publishEvent(office);
    const tier = nth(event.tiers, 0).id;
    const client = kind === "a guest" ? new Client(request) : (await newPerson(request)).client;
    const mine = await buy(office, client, event.id, tier);
    for (const [who, stranger] of Object.entries(await others(request, office, event.id, tier))) {
      for (const [route, body] of buyersOwn) {
        if (who === "the organizer" && organizersToo.includes(route)) continue;
        const answer = await callOf(stranger, route, mine.ids, body);
        // claiming asks for an account first
        const unknown = route.endsWith("/claim") && (who === "nobody" || who === "another guest");
        answer.problem(unknown ? 401 : 404);
        expect(answer.text, `${who}: ${route}`).not.toMatch(/secret|EV-/i);
      }
      const stolen = { holdId: mine.ids.holds, buyer };
      (await stranger.post("/bookings", stolen, { "idempotency-key": newKey() })).problem(404, "not_found");
      const list = await stranger.get("/bookings");
      if (list.status === 200) expect(list.as(bookingPage).data.map((one) => one.id)).not.toContain(mine.ids.bookings);
      else list.problem(401, "unauthenticated");
    }
    // nothing happened to it, and its owner still has it all
    expect((await mine.held.holder.get(`/holds/${mine.ids.holds}`)).as(holdSchema)).toMatchObject({
      status: "active",
      extendable: true,
    });
    expect((await mine.used.holder.get(`/bookings/${mine.ids.bookings}`)).as(booking)).toEqual(mine.made);
    for (const [route] of buyersOwn.filter(([route]) => route.startsWith("GET"))) {
      const { holder } = route.includes("/holds") ? mine.held : mine.used;
      // no certificates for passes are set up here
      const status = route.endsWith("/wallet") ? 404 : 200;
      expect((await callOf(holder, route, mine.ids)).status, route).toBe(status);
    }
  });
}

test("where somebody is signed in can be ended by nobody else", async ({ request }) => {
  const [person, other] = [await newPerson(request), await newPerson(request)];
  const { data } = (await person.client.get("/me/sessions")).as(sessionPage);
  const ids = { me: nth(data, 0).id };
  for (const [route, body] of usersOwn) {
    (await callOf(other.client, route, ids, body)).problem(404, "not_found");
    (await callOf(new Client(request), route, ids, body)).problem(401, "unauthenticated");
  }
  (await person.client.get("/me")).as(user);
});

test("an organizer's venue, seat maps and events are his alone", async ({ request }) => {
  const office = await openBoxOffice(request);
  const map = await generateSeatMap(office, [{ name: "Stalls", rows: 1, seatsPerRow: 3, category: "Stalls" }]);
  const draft = (await office.client.post("/events", eventBody(office))).as(eventDetail, 201);
  const code = (await office.client.post(`/events/${draft.id}/discount-codes`, { code: "MINE", percentOff: 10 })).as(
    discountCode,
    201,
  );
  const ids = { organizers: office.organizer.id, venues: office.venue.id, events: draft.id, codes: code.id };
  const rival = await openBoxOffice(request);
  const named = rival.client.with({ "evently-organizer": office.organizer.id });
  const fan = (await newPerson(request)).client;

  for (const [route, body] of organizersOwn) {
    (await callOf(rival.client, route, ids, body)).problem(404, "not_found");
    (await callOf(named, route, ids, body)).problem(404, "not_found");
    (await callOf(new Client(request), route, ids, body)).problem(401, "unauthenticated");
    (await callOf(fan, route, ids, body)).problem(404, "not_found");
  }
  for (const client of [rival.client, fan, new Client(request)]) {
    (await client.get(`/events/${draft.id}`)).problem(404, "not_found");
    (await client.get(`/events/${draft.slug}`)).problem(404, "not_found");
  }
  const key = () => ({ "idempotency-key": newKey() });
  (await rival.client.post("/events", eventBody(office), key())).problem(404, "not_found");
  (await rival.client.post("/events", eventBody(rival, { seatMapId: map.id }), key())).problem(404, "not_found");
  const file = Buffer.from(calendarFile(calendarEvent(newKey(), "Stolen", calendarTime(5))));
  for (const name of [office.venue.id, office.venue.slug]) {
    const calendar = { "content-type": "text/calendar", ...key() };
    const imported = await rival.client.send("POST", `/events/import?venue=${name}&prices=1@9`, file, calendar);
    imported.problem(404, "not_found");
  }
  expect((await office.client.get(`/venues/${office.venue.id}`)).as(venue)).toEqual(office.venue);
  expect((await office.client.get(`/events/${draft.id}`)).as(eventDetail)).toMatchObject({
    title: draft.title,
    status: "draft",
  });
  const codes = await office.client.get(`/events/${draft.id}/discount-codes`);
  expect(codes.as(page(discountCode)).data).toEqual([code]);
  const maps = (await office.client.get(`/venues/${office.venue.id}/seat-maps`)).json() as { data: unknown[] };
  expect(maps.data).toHaveLength(1);
});
