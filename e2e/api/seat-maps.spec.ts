import { expect, test } from "@playwright/test";
import { z } from "zod";
import { listSeats, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { newKey } from "@/e2e/support/client";
import { seatingPlan, zone } from "@/e2e/support/seating-plan";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { createdSeatMap, seatMapSummary } from "@/lib/schemas/venues";

const versions = z.object({ data: z.array(seatMapSummary), nextCursor: z.null() });

test("a seating plan becomes a version of the venue's seat map; a sold event keeps its own", async ({ request }) => {
  const office = await openBoxOffice(request);
  const path = `/venues/${office.venue.id}/seat-maps`;
  const first = (await office.client.post(path, seatingPlan(3, 5))).as(createdSeatMap, 201);
  expect(first).toMatchObject({ version: 1, seats: 15, report: [] });

  const tiers = [{ name: "Seats", price: 500, seatCategories: ["Stalls"] }];
  const event = await publishEvent(office, { tiers });
  expect(event.seatMap).toMatchObject({ id: first.id, version: 1, seats: 15 });

  // what is repaired is said
  const untidy = {
    ...seatingPlan(2, 4),
    zones: [zone("Parquet", 2, 4), zone("Box", 1, 2, "Box", 200)],
    nonsense: true,
  };
  const key = { "idempotency-key": newKey() };
  const second = (await office.client.post(path, untidy, key)).as(createdSeatMap, 201);
  expect(second).toMatchObject({ version: 2, seats: 10 });
  expect(second.report.map((note) => note.code).toSorted()).toEqual(["category_added", "unknown_field"]);
  expect((await office.client.post(path, untidy, key)).as(createdSeatMap, 201)).toEqual(second);

  const listed = (await office.client.get(path)).as(versions).data;
  expect(listed.map(({ id, version, seats, name }) => ({ id, version, seats, name }))).toEqual([
    { id: second.id, version: 2, seats: 10, name: "Little Theatre" },
    { id: first.id, version: 1, seats: 15, name: "Little Theatre" },
  ]);

  const map = await office.client.get(`/events/${event.id}/seat-map`);
  const layout = map.as(seatMapLayout);
  expect(layout.sections.map((section) => section.rows.map((row) => row.numbers.length))).toEqual([[5, 5, 5]]);
  expect(await listSeats(office.client, event.id)).toHaveLength(15);
  const later = await publishEvent(office, { tiers: [...tiers, { name: "Box", price: 900, seatCategories: ["Box"] }] });
  expect(later.seatMap).toMatchObject({ id: second.id, version: 2 });
  const chosen = await publishEvent(office, { tiers, seatMapId: first.id });
  expect(chosen.seatMap).toMatchObject({ id: first.id, version: 1 });
});

test("a layout is the same bytes for everybody and need not be sent twice", async ({ request }) => {
  const office = await openBoxOffice(request);
  await office.client.post(`/venues/${office.venue.id}/seat-maps`, seatingPlan());
  const event = await publishEvent(office, { tiers: [{ name: "Seats", price: 500, seatCategories: ["Stalls"] }] });
  const address = event.seatMap?.url.replace("/api/v1", "") ?? "";
  const whole = await office.client.get(address);
  whole.as(seatMapLayout);
  expect(whole.headers["cache-control"]).toMatch(/^public,.* max-age=31536000, immutable$/);
  for (const accepted of ["identity", "gzip", "br", "gzip, deflate, br"]) {
    expect((await office.client.get(address, { "accept-encoding": accepted })).text, accepted).toBe(whole.text);
  }
  const known = await office.client.get(address, { "if-none-match": whole.headers.etag ?? "" });
  known.empty(304);
  const unhashed = await office.client.get(`/events/${event.id}/seat-map?hash=other`);
  expect(unhashed.headers["cache-control"]).not.toContain("immutable");
  const state = await office.client.get(`/events/${event.id}/availability`);
  const same = await office.client.get(`/events/${event.id}/availability`, {
    "if-none-match": state.headers.etag ?? "",
  });
  same.empty(304);
});
