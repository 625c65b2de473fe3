import { beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { suggestions } from "@/lib/schemas/discovery";
import { type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { suggest } from "./suggest";

const database = useLibDatabase();
const day = (n: number) => new Date(Date.UTC(2027, 4, n, 18)).toISOString();
const nothing = { events: [], artists: [], venues: [], cities: [] };

let hall: BoxOffice;

beforeAll(async () => {
  hall = await openBoxOffice(database.pool, { name: "Marrow Hall", city: "Köln" });
  const club = await openBoxOffice(database.pool, { name: "Quiet Club", city: "Marburg" });
  await openBoxOffice(database.pool, { name: "Marrow Barn", city: "Marne" });
  await sellEvent(hall, {
    title: "Songs",
    artists: ["Mara Quill", "Maria Stern"],
    startsAt: day(4),
    category: "concert",
  });
  await sellEvent(club, { title: "Marathon Night", artists: ["Mara Quill"], startsAt: day(9) });
  await sellEvent(club, { title: "Jazz", description: "with marimba", startsAt: day(2) });
  for (let n = 0; n < 7; n++) await sellEvent(club, { title: `Series ${n}`, startsAt: day(10 + n) });
  const gone = await sellEvent(club, { title: "Martinsfest", artists: ["Marlene"], startsAt: day(3) });
  await database.pool.query("UPDATE events SET starts_at = now() - interval '1 day' WHERE id = $1", [gone.id]);
});

describe("suggestions", () => {
  it("are events, artists, venues and cities that begin like that and have something coming up", async () => {
    const found = suggestions.parse(await suggest("mar"));
    expect(found.artists).toEqual(["Mara Quill", "Maria Stern"]);
    expect(found.venues).toEqual([{ slug: hall.venue.slug, name: "Marrow Hall", city: "Köln" }]);
    expect(found.cities).toEqual([{ slug: "marburg", name: "Marburg" }]);
    // title and artists first, then what is at such a place; not what only says so somewhere
    expect(found.events.map(({ title }) => title).slice(0, 2)).toEqual(["Songs", "Marathon Night"]);
    expect(found.events).toHaveLength(5);
    expect(found.events[0]).toMatchObject({
      slug: "songs-2027-05-04",
      startsAt: day(4),
      timeZone: "Europe/Berlin",
      venueName: "Marrow Hall",
      city: "Köln",
      category: "concert",
      imageUrl: null,
    });
    expect((await suggest("marimba")).events).toEqual([]);
  });

  it("forgive typos, and know umlauts", async () => {
    expect((await suggest("mara qiull")).artists).toEqual(["Mara Quill"]);
    expect((await suggest("marrwo")).venues.map(({ name }) => name)).toEqual(["Marrow Hall"]);
    expect((await suggest("mraathon")).events.map(({ title }) => title)).toEqual(["Marathon Night"]);
    for (const q of ["köl", "kol", "koeln", "KOLN"]) {
      expect((await suggest(q)).cities, q).toEqual([{ slug: "koln", name: "Köln" }]);
    }
  });

  it("are none for what is nowhere or nothing", async () => {
    expect(await suggest("zzzzzz")).toEqual(nothing);
    expect(await suggest("%' \\ ?")).toEqual(nothing);
    expect(await suggest("🎫".repeat(50))).toEqual(nothing);
  });

  it("follow a venue's new name", async () => {
    await database.pool.query("UPDATE venues SET name = 'Lumen', city = 'Zell' WHERE id = $1", [hall.venue.id]);
    expect((await suggest("marrow")).venues).toEqual([]);
    expect((await suggest("lumen")).venues).toHaveLength(1);
    expect((await suggest("zell")).cities).toEqual([{ slug: "zell", name: "Zell" }]);
    expect((await suggest("köln")).cities).toEqual([]);
  });
});
