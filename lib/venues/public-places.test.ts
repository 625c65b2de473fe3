import { beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { announceChange } from "@/lib/platform/changes";
import { addHall, type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { getPublicVenueOrThrow } from "./get-public-venue";
import { getVenueLayout } from "./get-venue-layout";
import { getCityOrThrow, listCities, MOST_VENUES } from "./list-cities";
import { listHalls } from "./list-halls";

const database = useLibDatabase();
const notFound = { code: "not_found" };

let hall: BoxOffice;
let barn: BoxOffice;

beforeAll(async () => {
  hall = await openBoxOffice(database.pool, { name: "Hall", city: "Köln", address: "Quay 1", capacity: 200 });
  barn = await openBoxOffice(database.pool, { name: "Barn", city: "KÖLN" });
  const shed = await openBoxOffice(database.pool, { name: "Shed", city: "Nowhere" });
  const once = await sellEvent(shed);
  await database.pool.query("UPDATE events SET status = 'cancelled' WHERE id = $1", [once.id]);
  await openBoxOffice(database.pool, { name: "Plan", city: "Nowhere" });
  const club = await openBoxOffice(database.pool, { name: "Club", city: "Bern", country: "CH" });
  for (let n = 0; n < 2; n++) await sellEvent(hall);
  await sellEvent(barn);
  await sellEvent(club);
  const past = await sellEvent(club);
  await database.pool.query("UPDATE events SET starts_at = now() - interval '1 day' WHERE id = $1", [past.id]);
});

describe("a venue in public", () => {
  it("is its place and whose it is", async () => {
    const { rows } = await database.pool.query("SELECT slug FROM organizers WHERE id = $1", [hall.organizerId]);
    expect(await getPublicVenueOrThrow(hall.venue.slug)).toEqual({
      id: hall.venue.id,
      slug: "hall-koln",
      name: "Hall",
      address: "Quay 1",
      city: "Köln",
      citySlug: "koln",
      country: "DE",
      timeZone: "Europe/Berlin",
      capacity: 200,
      organizer: { slug: rows[0].slug, name: "Lantern Stage" },
    });
  });

  it("is not there when it never was, was taken away, or its address is none", async () => {
    const gone = await openBoxOffice(database.pool, { name: "Gone" });
    await sellEvent(gone);
    await database.pool.query("UPDATE venues SET deleted_at = now() WHERE id = $1", [gone.venue.id]);
    for (const slug of [gone.venue.slug, "nothing", "", "\u0000", "../x", "a".repeat(500), hall.venue.id]) {
      await expect(getPublicVenueOrThrow(slug), slug).rejects.toMatchObject(notFound);
    }
  });
});

describe("cities", () => {
  it("are those where something is coming up, the busiest first, however they are written", async () => {
    expect(await listCities()).toEqual([
      { slug: "koln", name: "Köln", country: "DE", upcomingEvents: 3, venues: 2 },
      { slug: "bern", name: "Bern", country: "CH", upcomingEvents: 1, venues: 1 },
    ]);
  });

  it("have their venues, the busiest first", async () => {
    expect(await getCityOrThrow("koln")).toEqual({
      slug: "koln",
      name: "Köln",
      country: "DE",
      venues: [
        { slug: "hall-koln", name: "Hall", address: "Quay 1", capacity: 200, upcomingEvents: 2 },
        { slug: barn.venue.slug, name: "Barn", address: "", capacity: null, upcomingEvents: 1 },
      ],
    });
    expect((await getCityOrThrow("nowhere")).venues.map(({ upcomingEvents }) => upcomingEvents)).toEqual([0]);
    await expect(getCityOrThrow("atlantis")).rejects.toMatchObject(notFound);
  });
});

describe("what nobody has given an event at yet, or whose organizer is closed", () => {
  it("is no venue in public, and in no city", async () => {
    const plan = await openBoxOffice(database.pool, { name: "Only Planned", city: "Plansk" });
    await addHall(plan);
    const event = await sellEvent(plan, { tiers: [{ name: "All", price: 100, seatCategories: ["Best", "Cheap"] }] });
    const shown = () => Promise.all([getPublicVenueOrThrow(plan.venue.slug), getCityOrThrow("plansk")]);
    const change = async (sql: string) => {
      await database.pool.query(sql, [sql.includes("events") ? event.id : plan.organizerId]);
      await announceChange(["events"]);
    };
    await announceChange(["events"]);
    await shown();
    expect(await getVenueLayout(plan.venue.id)).not.toBeNull();
    for (const [away, back] of [
      ["UPDATE events SET status = 'draft' WHERE id = $1", "UPDATE events SET status = 'published' WHERE id = $1"],
      ["UPDATE events SET deleted_at = now() WHERE id = $1", "UPDATE events SET deleted_at = NULL WHERE id = $1"],
      [
        "UPDATE organizers SET suspended_at = now() WHERE id = $1",
        "UPDATE organizers SET suspended_at = NULL WHERE id = $1",
      ],
      [
        "UPDATE organizers SET deleted_at = now() WHERE id = $1",
        "UPDATE organizers SET deleted_at = NULL WHERE id = $1",
      ],
    ] as const) {
      await change(away);
      await expect(getPublicVenueOrThrow(plan.venue.slug), away).rejects.toMatchObject(notFound);
      await expect(getCityOrThrow("plansk"), away).rejects.toMatchObject(notFound);
      expect(await listHalls({ slugs: [plan.venue.slug], most: 1 })).toEqual(
        away.includes("organizers") ? [] : [expect.objectContaining({ layout: null })],
      );
      if (away.includes("events")) expect(await getVenueLayout(plan.venue.id), away).toBeNull();
      await change(back);
      await shown();
    }
  });

  it("does not make a city's page endless", async () => {
    const { organizerId } = await openBoxOffice(database.pool, { name: "Many", city: "Manytown" });
    await database.pool.query(
      `WITH v AS (
         INSERT INTO venues (id, organizer_id, slug, name, city, country, time_zone, updated_at)
         SELECT 'ven_many' || n, $1, 'many-' || n, 'Many ' || n, 'Manytown', 'DE', 'Europe/Berlin', now()
         FROM generate_series(1, ${MOST_VENUES + 5}) n RETURNING id)
       INSERT INTO events (id, organizer_id, venue_id, slug, title, starts_at, time_zone, currency, status, updated_at)
       SELECT 'evt_' || id, $1, id, 'at-' || replace(id, '_', '-'), 'Past', now() - interval '9 days', 'UTC', 'EUR', 'published', now() FROM v`,
      [organizerId],
    );
    await announceChange(["events"]);
    expect((await getCityOrThrow("manytown")).venues).toHaveLength(MOST_VENUES);
  });
});
