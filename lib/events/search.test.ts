import { beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { eventFilters } from "@/lib/schemas/events";
import { updateVenue } from "@/lib/venues/update-venue";
import { type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { listEvents } from "./list-events";
import { updateEvent } from "./update-event";

const database = useLibDatabase();

let office: BoxOffice;
const day = (n: number) => new Date(Date.UTC(2027, 4, n, 18)).toISOString();

beforeAll(async () => {
  office = await openBoxOffice(database.pool, { name: "Tidehouse Theatre", city: "Köln" });
  const make = (title: string, n: number, more: Parameters<typeof sellEvent>[1] = {}) =>
    sellEvent(office, { title, startsAt: day(n), ...more });
  await make("Concert for the Harbour", 9, { tags: ["Brass"] });
  await make("The Comedy of Errors", 8, { artists: ["Jürgen Bär", "AC/DC"] });
  await make("Rock'n'Roll Night", 7, { description: "With a concert pianist, 300 candles and Søren" });
  await make("Winterreise", 6, { artists: ["Theodora Quist"], category: "concert" });
  await make("Лебединое озеро", 5, { description: "100% Čajkovskij — 白鳥の湖" });
  await make("2027 Gala", 4, { description: "Comedians, singers & <b>more</b>" });
});

const find = async (q: string, more: Record<string, string> = {}) =>
  (await listEvents(eventFilters.parse({ q, ...more }))).data.map(({ title }) => title);

describe("a search", () => {
  it.each([
    // letters added, left out, exchanged, swapped
    ["comdey", "The Comedy of Errors"],
    ["comedz", "The Comedy of Errors"],
    ["commedy errros", "The Comedy of Errors"],
    ["Winterriese", "Winterreise"],
    ["winterrreis", "Winterreise"],
    ["theodroa", "Winterreise"],
    ["qiust", "Winterreise"],
    ["galla", "2027 Gala"],
    // the last word may be a beginning, one in the middle may be a part of a longer one
    ["winter", "Winterreise"],
    ["reise quist", "Winterreise"],
    ["lebed", undefined],
    ["лебед", "Лебединое озеро"],
    ["ЛЕБЕДИНОЕ", "Лебединое озеро"],
    ["白鳥", "Лебединое озеро"],
    ["čajkovskij", "Лебединое озеро"],
    ["cajkovskij", "Лебединое озеро"],
    // all ways to write a letter
    ["Bär", "The Comedy of Errors"],
    ["bar jurgen", "The Comedy of Errors"],
    ["Baer", "The Comedy of Errors"],
    ["JUERGEN BÄR", "The Comedy of Errors"],
    ["soeren", "Rock'n'Roll Night"],
    ["soren", "Rock'n'Roll Night"],
    ["rocknroll", "Rock'n'Roll Night"],
    ["rock’n’roll", "Rock'n'Roll Night"],
    ["rock n roll", "Rock'n'Roll Night"],
    ["ac/dc", "The Comedy of Errors"],
    ["ac dc", "The Comedy of Errors"],
    // digits are not guessed at
    ["2027", "2027 Gala"],
    ["2028", undefined],
    ["300", "Rock'n'Roll Night"],
    ["brass", "Concert for the Harbour"],
  ])("for %j", async (q, title) => {
    expect((await find(q))[0]).toBe(title);
  });

  it("reaches venue, city and organizer", async () => {
    for (const q of ["tidehouse", "Tidehuose", "koeln", "KOLN", "lantern stage", "Lanten"]) {
      expect(await find(q), q).toHaveLength(6);
    }
  });

  it("wants every word somewhere", async () => {
    expect(await find("comedy winterreise")).toEqual([]);
    expect(await find("comedy köln errors jürgen lantern")).toEqual(["The Comedy of Errors"]);
  });

  it("has titles and artists before places, those before descriptions, and words as typed before their likes", async () => {
    expect(await find("concert")).toEqual(["Concert for the Harbour", "Winterreise", "Rock'n'Roll Night"]);
    expect(await find("conc")).toEqual(["Concert for the Harbour", "Winterreise", "Rock'n'Roll Night"]);
    // a beginning in the title, a word in a description
    expect(await find("com")).toEqual(["The Comedy of Errors", "2027 Gala"]);
    // what was typed exists, so it comes first although it is in a description; few have it, so what is near follows
    await updateEvent(office.organizerId, await idOf("2027 Gala"), { description: "The comely" }, "usr_x");
    expect(await find("comely")).toEqual(["2027 Gala", "The Comedy of Errors"]);
  });

  it("keeps to the filters and other orders", async () => {
    expect(await find("comdey", { to: "2027-05-04" })).not.toContain("The Comedy of Errors");
    expect(await find("concert", { sort: "startsAt" })).toEqual([
      "Winterreise",
      "Rock'n'Roll Night",
      "Concert for the Harbour",
    ]);
    expect(await find("conecrt", { sort: "price" })).toHaveLength(3);
  });

  it.each([
    "'",
    "\\",
    "' | 'a' & !'b' <-> :*",
    "a':* | !b",
    "'; DROP TABLE events; --",
    '"quoted" (never) & | ! <2>',
    "!!! ??? ...",
    "😀",
    "%_%",
    "$1",
    "\u0301\u0301",
    "a".repeat(200),
    "ä".repeat(200),
    Array.from({ length: 100 }, (_, i) => i)
      .join(" ")
      .slice(0, 200),
    "-".repeat(200),
    "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z",
    "\u202d",
    "ﬁ ½ ™ Ⅷ",
  ])("for %j breaks nothing", async (q) => {
    for (const sort of ["relevance", "price"] as const) {
      const { data } = await listEvents({ q, sort, limit: 10 });
      expect(data.length).toBeLessThanOrEqual(6);
    }
  });

  it("of nothing but marks finds nothing", async () => {
    expect(await find("?!")).toEqual([]);
    expect(await find("' \\ \"")).toEqual([]);
  });
});

describe("pages by relevance", () => {
  it("go through all ranks, each event once, in the order of one long page", async () => {
    const q = "comely";
    const long = await find(q);
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, nextCursor } = await listEvents({ q, limit: 1, cursor });
      pages.push(...data.map(({ title }) => title));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(pages).toEqual(long);
    expect(long.length).toBeGreaterThan(1);
  });

  it("stay where they were when something is found in between that ranks before", async () => {
    const first = await listEvents({ q: "concert", limit: 1 });
    const added = await sellEvent(office, { title: "Concert of the Evening", startsAt: day(1) });
    const { data } = await listEvents({ q: "concert", limit: 5, cursor: first.nextCursor ?? "" });
    expect(data.map(({ title }) => title)).toEqual(["Winterreise", "Rock'n'Roll Night"]);
    await database.pool.query("UPDATE events SET status = 'cancelled' WHERE id = $1", [added.id]);
  });
});

describe("what can be searched follows", () => {
  it("a changed title, at once", async () => {
    const id = await idOf("2027 Gala");
    await updateEvent(office.organizerId, id, { title: "Sommerball", tags: ["Waltz"] }, "usr_x");
    expect(await find("somemrball")).toEqual(["Sommerball"]);
    expect(await find("waltz")).toEqual(["Sommerball"]);
    expect(await find("gala")).toEqual([]);
  });

  it("a venue's new name and city", async () => {
    await updateVenue(office.organizerId, office.venue.id, { name: "Pavillon Nord", city: "Østhavn" });
    expect(await find("tidehouse")).toEqual([]);
    expect(await find("pavilon")).toHaveLength(6);
    expect(await find("", { city: "osthavn" }).catch(() => [])).toEqual([]);
    expect((await listEvents(eventFilters.parse({ city: "osthavn" }))).data).toHaveLength(6);
    expect((await listEvents(eventFilters.parse({ city: "Köln" }))).data).toEqual([]);
  });

  it("an organizer's new name, and the organizer as a filter", async () => {
    await database.pool.query("UPDATE organizers SET name = 'Zirkus Zauber' WHERE id = $1", [office.organizerId]);
    expect(await find("zaubre")).toHaveLength(6);
    const { rows } = await database.pool.query("SELECT slug FROM organizers WHERE id = $1", [office.organizerId]);
    for (const organizer of [office.organizerId, rows[0].slug]) {
      expect((await listEvents(eventFilters.parse({ organizer }))).data).toHaveLength(6);
    }
    expect((await listEvents(eventFilters.parse({ organizer: "nobody" }))).data).toEqual([]);
  });

  it("prices, in the statement that changes them", async () => {
    const id = await idOf("Winterreise");
    await database.pool.query("UPDATE tiers SET price = 7700 WHERE event_id = $1", [id]);
    const { data } = await listEvents(eventFilters.parse({ minPrice: "7700", maxPrice: "7700" }));
    expect(data.map(({ title }) => title)).toEqual(["Winterreise"]);
  });
});

async function idOf(title: string): Promise<string> {
  return (await database.pool.query("SELECT id FROM events WHERE title = $1", [title])).rows[0].id;
}
