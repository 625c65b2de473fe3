import { beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { getPublicVenueOrThrow } from "./get-public-venue";
import { getCityOrThrow, listCities } from "./list-cities";

const database = useLibDatabase();
const notFound = { code: "not_found" };

let hall: BoxOffice;
let barn: BoxOffice;

beforeAll(async () => {
  hall = await openBoxOffice(database.pool, { name: "Hall", city: "Köln", address: "Quay 1", capacity: 200 });
  barn = await openBoxOffice(database.pool, { name: "Barn", city: "KÖLN" });
  await openBoxOffice(database.pool, { name: "Shed", city: "Nowhere" });
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
