import { expect, test } from "@playwright/test";
import {
  eventBody,
  generateSeatMap,
  inDays,
  listSeats,
  nth,
  openBoxOffice,
  publishEvent,
} from "@/e2e/support/box-office";
import { tryHold } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { newPerson } from "@/e2e/support/people";
import { user } from "@/lib/schemas/accounts";
import { page } from "@/lib/schemas/common";
import { eventDetail } from "@/lib/schemas/events";
import { organizer, venue } from "@/lib/schemas/venues";

const hall = { name: "Old Granary", city: "Lindenport", country: "DE", timeZone: "Europe/Berlin" };

test("a user becomes an organizer, and names which one when he has two", async ({ request }) => {
  const { client, stranger } = await newPerson(request);
  (await client.post("/venues", hall)).problem(403, "forbidden");
  const first = (await client.post("/organizers", { name: "Granary Nights", website: "https://granary.example" })).as(
    organizer,
    201,
  );
  expect((await client.get(`/organizers/${first.id}`)).as(organizer)).toEqual(first);
  expect((await stranger.get(`/organizers/${first.slug}/public`)).as(organizer)).toEqual(first);
  expect((await client.get("/me")).as(user).memberships).toEqual([
    { organizerId: first.id, organizerName: "Granary Nights", organizerSlug: first.slug, role: "owner" },
  ]);
  const made = (await client.post("/venues", hall)).as(venue, 201);

  const second = (await client.post("/organizers", { name: "Granary Nights" })).as(organizer, 201);
  expect(second.slug).not.toBe(first.slug);
  (await client.get("/venues")).problem(403, "forbidden");
  (await client.get("/venues", { "evently-organizer": "org_nobody" })).problem(404, "not_found");
  for (const name of [second.id, second.slug]) {
    expect((await client.get("/venues", { "evently-organizer": name })).as(page(venue)).data).toEqual([]);
  }
  const acting = client.with({ "evently-organizer": first.id });
  expect((await acting.get("/venues")).as(page(venue)).data).toEqual([made]);
  const moved = (await acting.patch(`/venues/${made.id}`, { city: "Marrow", capacity: 300 })).as(venue);
  expect(moved).toEqual({ ...made, city: "Marrow", capacity: 300 });
});

test("an organizer's website is an address of the web", async ({ request }) => {
  const { client } = await newPerson(request);
  for (const website of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//granary.example",
    "granary",
  ]) {
    const { errors } = (await client.post("/organizers", { name: "G", website })).problem(400, "invalid_input");
    expect(
      errors?.map((error) => error.path),
      website,
    ).toEqual(["website"]);
  }
});

test("venues are listed page by page", async ({ request }) => {
  const { client, venue: first } = await openBoxOffice(request);
  const ids = [first.id];
  for (const name of ["Second Hall", "Third Hall"]) {
    ids.unshift((await client.post("/venues", { ...hall, name })).as(venue, 201).id);
  }
  const start = (await client.get("/venues?limit=2")).as(page(venue));
  const rest = (await client.get(`/venues?limit=2&cursor=${start.nextCursor}`)).as(page(venue));
  expect([...start.data, ...rest.data].map((one) => one.id)).toEqual(ids);
  expect(rest.nextCursor).toBeNull();
});

test("a draft is the organizer's alone until it is published", async ({ request }) => {
  const office = await openBoxOffice(request);
  const { client } = office;
  const stranger = new Client(request);
  await generateSeatMap(office, [
    { name: "Stalls", rows: 2, seatsPerRow: 5, category: "Front" },
    { name: "Balcony", rows: 1, seatsPerRow: 4, category: "Back" },
  ]);
  const tiers = [
    { name: "Near", price: 3000, seatCategories: ["Front"] },
    { name: "Far", price: 1500, seatCategories: ["Back"] },
    { name: "Standing", price: 900, capacity: 10 },
  ];
  const draft = (await client.post("/events", eventBody(office, { tiers, refundPolicy: null }))).as(eventDetail, 201);
  expect(draft).toMatchObject({
    status: "draft",
    capacity: 24,
    refundPolicy: null,
    publishedAt: null,
    orphanRule: false,
  });
  expect(draft.tiers.map(({ name, capacity, seated }) => ({ name, capacity, seated }))).toEqual([
    { name: "Near", capacity: 10, seated: true },
    { name: "Far", capacity: 4, seated: true },
    { name: "Standing", capacity: 10, seated: false },
  ]);
  expect((await client.get(`/events/${draft.id}`)).as(eventDetail).id).toBe(draft.id);
  for (const path of ["", "/seats", "/availability", "/seat-map", "/tiers"]) {
    (await stranger.get(`/events/${draft.id}${path}`)).problem(404, "not_found");
  }
  (await stranger.get(`/events/${draft.slug}`)).problem(404, "not_found");
  (await tryHold(stranger, draft.id, { tier: nth(draft.tiers, 2).id, quantity: 1 })).problem(404, "not_found");

  const change = { title: "Night of the Lamps", maxPerBuyer: 4, refundPolicy: { until: 48, feePercent: 10 } };
  expect((await client.patch(`/events/${draft.id}`, change)).as(eventDetail)).toMatchObject(change);
  const published = (await client.post(`/events/${draft.id}/publish`)).as(eventDetail);
  expect(published).toMatchObject({ ...change, status: "published", availability: "available" });
  expect((await stranger.get(`/events/${draft.id}`)).as(eventDetail).title).toBe("Night of the Lamps");
  expect((await listSeats(stranger, draft.id)).map((seat) => seat.section)).toEqual([
    ...Array.from({ length: 10 }, () => "Stalls"),
    ...Array.from({ length: 4 }, () => "Balcony"),
    ...Array.from({ length: 10 }, () => null),
  ]);
  expect(await listSeats(stranger, draft.id, `tier=${nth(published.tiers, 1).id}&section=Balcony`)).toHaveLength(4);
  (await client.post(`/events/${draft.id}/publish`)).problem(409, "conflict");
  (await client.delete(`/events/${draft.id}`)).problem(409, "conflict");

  const other = (await client.post("/events", eventBody(office))).as(eventDetail, 201);
  (await client.delete(`/events/${other.id}`)).empty(204);
  (await client.get(`/events/${other.id}`)).problem(404, "not_found");
});

test("an event that makes no sense is refused with the field", async ({ request }) => {
  const office = await openBoxOffice(request);
  await generateSeatMap(office, [{ name: "Stalls", rows: 1, seatsPerRow: 5, category: "Front" }]);
  const tier = { name: "Near", price: 3000, seatCategories: ["Front"] };
  for (const [path, body] of [
    ["endsAt", { endsAt: inDays(59) }],
    ["salesEndAt", { salesStartAt: inDays(2), salesEndAt: inDays(1) }],
    ["tiers[1].name", { tiers: [tier, { ...tier, capacity: 5, seatCategories: undefined }] }],
    ["tiers[1].seatCategories", { tiers: [tier, { ...tier, name: "Again" }] }],
    ["tiers[0].seatCategories", { tiers: [{ ...tier, seatCategories: ["Nowhere"] }] }],
    ["tiers", { tiers: [1, 2, 3].map((n) => ({ name: `Field ${n}`, price: 0, capacity: 100_000 })) }],
    ["holdSeconds", { holdSeconds: 29 }],
    ["currency", { currency: "eur" }],
  ] as const) {
    const refused = (await office.client.post("/events", { ...eventBody(office), ...body })).problem(
      400,
      "invalid_input",
    );
    expect(refused.errors?.map((error) => error.path)).toEqual([path]);
  }
});

test("tickets are sold within the sales window alone", async ({ request }) => {
  const office = await openBoxOffice(request);
  for (const window of [{ salesStartAt: inDays(1) }, { salesStartAt: inDays(-2), salesEndAt: inDays(-1) }]) {
    const event = await publishEvent(office, window);
    expect(event.availability).toBe("not_on_sale");
    const refused = await tryHold(new Client(request), event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
    refused.problem(409, "sales_closed");
  }
});
