import { beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { getPublicOrganizerOrThrow } from "@/lib/accounts/organizers";
import { type EventDetail, type EventFilters, eventFilters } from "@/lib/schemas/events";
import { getVenueLayout } from "@/lib/venues/get-venue-layout";
import { listHalls } from "@/lib/venues/list-halls";
import { addHall, type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { countEvents } from "./count-events";
import { getSeason } from "./get-season";
import { listAddresses } from "./list-addresses";
import { listEvents } from "./list-events";
import { otherDates } from "./other-dates";

const database = useLibDatabase();

let harbour: BoxOffice;
let tokyo: BoxOffice;
let first: EventDetail;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  expect(await getSeason()).toEqual({ timeZone: "UTC", currencies: [] });
  harbour = await openBoxOffice(database.pool, { name: "Harbour Hall", city: "Köln" });
  tokyo = await openBoxOffice(database.pool, {
    name: "Otemachi",
    city: "Tokyo",
    country: "JP",
    timeZone: "Asia/Tokyo",
  });
  await addHall(harbour);
  first = await sellEvent(harbour, { title: "Night Rivers", startsAt: inDays(10) });
  await sellEvent(harbour, { title: "night rivers", startsAt: inDays(30) });
  await sellEvent(harbour, { title: "Night Rivers", startsAt: inDays(20) });
  await sellEvent(harbour, { title: "Rivers by Night", startsAt: inDays(21) });
  await sellEvent(tokyo, {
    title: "Night Rivers",
    startsAt: inDays(22),
    currency: "JPY",
    tiers: [{ name: "Standing", price: 3000, capacity: 20 }],
  });
});

const filters = (given: Record<string, string>): EventFilters => eventFilters.parse({ ...given, limit: "100" });

describe("discovery", () => {
  it("counts days where most events are, and prices in what they are sold in", async () => {
    expect(await getSeason()).toEqual({ timeZone: "Europe/Berlin", currencies: ["EUR", "JPY"] });
  });

  it("compares prices of one currency alone", async () => {
    const found = async (given: Record<string, string>) =>
      (await listEvents(filters(given))).data.map((e) => e.currency);
    expect(await found({ minPrice: "1", maxPrice: "3000" })).toEqual(["JPY"]);
    expect(await found({ minPrice: "1", maxPrice: "3000", currency: "EUR" })).toEqual([]);
    expect(await found({ currency: "JPY" })).toEqual(["JPY"]);
  });

  it.each([
    {},
    { q: "rivers" },
    { q: "rivres" },
    { q: "%%%" },
    { city: "koln" },
    { category: "sport" },
    { currency: "JPY" },
  ])("counts as many as the list of %j has", async (given) => {
    const { data } = await listEvents(filters(given as Record<string, string>));
    expect(await countEvents(filters(given as Record<string, string>))).toBe(data.length);
  });

  it("knows the other evenings of an event, the next one first, and no other's", async () => {
    const dates = await otherDates(first);
    expect(dates.map(({ title }) => title)).toEqual(["Night Rivers", "night rivers"]);
    expect(await otherDates(first, 1)).toHaveLength(1);
  });

  it("lists the addresses of all that is worth finding", async () => {
    const addresses = await listAddresses();
    expect(addresses.events).toHaveLength(5);
    expect(addresses.events[0]?.slug).toBe(first.slug);
    expect(addresses.cities.map(({ slug }) => slug)).toEqual(["koln", "tokyo"]);
    expect(addresses.venues.map(({ slug }) => slug).sort()).toEqual([harbour.venue.slug, tokyo.venue.slug].sort());
    expect(addresses.organizers).toHaveLength(2);
    expect(addresses.events[0]?.changedAt).toBeInstanceOf(Date);
  });

  it("shows halls with their newest plan, the busiest first", async () => {
    const quiet = await openBoxOffice(database.pool, { name: "Quiet House" });
    // a plan that nothing was ever published with is its organizer's own matter
    expect((await listHalls({ most: 1 }))[0]?.layout).toBeNull();
    expect(await getVenueLayout(harbour.venue.id)).toBeNull();
    await database.pool.query(
      "UPDATE events SET seat_map_id = (SELECT id FROM seat_maps WHERE venue_id = $1) WHERE id = $2",
      [harbour.venue.id, first.id],
    );
    const halls = await listHalls({ most: 10 });
    expect(halls.map(({ name, upcomingEvents }) => [name, upcomingEvents])).toEqual([
      ["Harbour Hall", 4],
      ["Otemachi", 1],
    ]);
    expect(halls[0]?.layout?.sections.map(({ name }) => name)).toEqual(["Stalls", "Balcony"]);
    expect(halls[1]?.layout).toBeNull();
    expect(await listHalls({ slugs: [quiet.venue.slug], most: 10 })).toMatchObject([
      { name: "Quiet House", upcomingEvents: 0, layout: null },
    ]);
    expect(await getVenueLayout(tokyo.venue.id)).toBeNull();
    expect((await getVenueLayout(harbour.venue.id))?.categories.map(({ name }) => name)).toEqual(["Best", "Cheap"]);
  });

  it("does not ask the database for organizers that cannot be", async () => {
    for (const slug of ["", "a\u0000b", "A B", "x".repeat(300)]) {
      await expect(getPublicOrganizerOrThrow(slug)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
