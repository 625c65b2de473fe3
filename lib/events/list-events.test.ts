import { beforeAll, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { encodeCursor } from "@/lib/platform/cursor";
import { newId } from "@/lib/platform/ids";
import { type EventFilters, eventFilters } from "@/lib/schemas/events";
import { type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { listEvents } from "./list-events";
import { listFacets } from "./list-facets";
import { listAgain } from "./refresh-listings";
import { updateEvent } from "./update-event";

const database = useLibDatabase();

let harbour: BoxOffice;
let hill: BoxOffice;
const day = (n: number) => new Date(Date.UTC(2027, 4, n, 18)).toISOString();
const free = (capacity: number, price = 0) => [{ name: "Standing", price, capacity }];

beforeAll(async () => {
  harbour = await openBoxOffice(database.pool, { name: "Harbour Hall", city: "Köln" });
  hill = await openBoxOffice(database.pool, { name: "Hill Theatre", city: "Lindenport" });
  await sellEvent(harbour, {
    title: "Songs of the Löwen",
    artists: ["Mara Quill", "The Otters"],
    tags: ["Folk"],
    category: "concert",
    startsAt: day(3),
    tiers: [...free(10, 1500), { name: "Front", price: 4000, capacity: 5 }],
  });
  await sellEvent(harbour, {
    title: "Comedy Cellar",
    description: "An evening with improvised stories and a saxophone.",
    category: "comedy",
    startsAt: day(1),
    tiers: free(10, 2500),
  });
  await sellEvent(hill, { title: "Winter Tales", tags: ["Folk", "Family"], startsAt: day(2), tiers: free(10) });
  await sellEvent(hill, { title: "Late Jazz", startsAt: "2027-05-09T22:30:00Z", tiers: free(10, 900) });
});

const find = async (filters: Record<string, string>) =>
  (await listEvents(eventFilters.parse(filters))).data.map(({ title }) => title);

describe("the list of events", () => {
  it("has what is published and not over, soonest first", async () => {
    expect(await find({})).toEqual(["Comedy Cellar", "Winter Tales", "Songs of the Löwen", "Late Jazz"]);
  });

  it("says what each costs and what is left", async () => {
    const { data } = await listEvents(eventFilters.parse({ q: "Löwen" }));
    expect(data[0]).toMatchObject({
      capacity: 15,
      seatsLeft: 15,
      availability: "available",
      priceRange: { min: { amount: 1500, currency: "EUR" }, max: { amount: 4000, currency: "EUR" } },
      venue: { name: "Harbour Hall", city: "Köln", timeZone: "Europe/Berlin" },
    });
  });

  it.each([
    [{ q: "löwen" }, ["Songs of the Löwen"]],
    [{ q: "Lowen" }, ["Songs of the Löwen"]],
    [{ q: "Löwn" }, ["Songs of the Löwen"]],
    [{ q: "mara quil" }, ["Songs of the Löwen"]],
    [{ q: "comdy" }, ["Comedy Cellar"]],
    [{ q: "wintr" }, ["Winter Tales"]],
    // as alike as chance makes short words
    [{ q: "wine" }, []],
    [{ q: "saxophone" }, ["Comedy Cellar"]],
    [{ q: "harbour" }, ["Songs of the Löwen", "Comedy Cellar"]],
    [{ q: "koln songs" }, ["Songs of the Löwen"]],
    [{ q: "koln tales" }, []],
    [{ q: "zzzzzz" }, []],
    [{ q: "100% _ \\ '" }, []],
  ])("is searched for %j", async (filters, titles) => {
    expect(new Set(await find(filters))).toEqual(new Set(titles));
  });

  it.each([
    [{ city: "köln" }, ["Comedy Cellar", "Songs of the Löwen"]],
    [{ city: "KOLN" }, ["Comedy Cellar", "Songs of the Löwen"]],
    [{ city: "Kol" }, []],
    [{ artist: "the otters" }, ["Songs of the Löwen"]],
    [{ tag: "folk" }, ["Winter Tales", "Songs of the Löwen"]],
    [{ category: "comedy" }, ["Comedy Cellar"]],
    [{ tag: "folk", city: "Lindenport" }, ["Winter Tales"]],
    [{ maxPrice: "1499" }, ["Winter Tales", "Late Jazz"]],
    [{ minPrice: "2501" }, ["Songs of the Löwen"]],
    // some tier has to be within: between the two of an event is nothing
    [{ minPrice: "1501", maxPrice: "2500" }, ["Comedy Cellar"]],
    [{ from: "2027-05-02", to: "2027-05-03" }, ["Winter Tales", "Songs of the Löwen"]],
    [{ from: day(3) }, ["Songs of the Löwen", "Late Jazz"]],
    [{ to: day(1) }, ["Comedy Cellar"]],
    // half past midnight at the venue is the next day there
    [{ from: "2027-05-10" }, ["Late Jazz"]],
    [{ from: "2027-05-09", to: "2027-05-09" }, []],
  ])("is filtered by %j", async (filters, titles) => {
    expect(await find(filters)).toEqual(titles);
  });

  it("is filtered by venue, by its id or its name in addresses", async () => {
    for (const venue of [hill.venue.id, hill.venue.slug]) {
      expect(await find({ venue })).toEqual(["Winter Tales", "Late Jazz"]);
    }
    expect(await find({ venue: "ven_unknown" })).toEqual([]);
  });

  it("is sorted by price, by how many were sold, and by how well it fits", async () => {
    expect(await find({ sort: "price" })).toEqual(["Winter Tales", "Late Jazz", "Songs of the Löwen", "Comedy Cellar"]);
    expect((await find({ q: "comedy" }))[0]).toBe("Comedy Cellar");
    // a name counts for more than a description
    await updateEvent(hill.organizerId, await idOf("Winter Tales"), { description: "Not quite jazz" }, "usr_x");
    expect(await find({ q: "jazz" })).toEqual(["Late Jazz", "Winter Tales"]);
    expect(await find({ q: "jazz", sort: "startsAt" })).toEqual(["Winter Tales", "Late Jazz"]);
    await sell("Late Jazz", 3);
    await sell("Songs of the Löwen", 1);
    await listAgain([await idOf("Late Jazz"), await idOf("Songs of the Löwen")]);
    expect((await find({ sort: "popularity" })).slice(0, 2)).toEqual(["Late Jazz", "Songs of the Löwen"]);
  });

  it("is filtered by whether something is left, counting ended holds as left", async () => {
    const { rows } = await database.pool.query("SELECT key FROM events WHERE title = 'Comedy Cellar'");
    await database.pool.query(
      `INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, expires_at)
       SELECT 'hold_all', $1, 'b', array_agg(seat_no), array_agg(0), array_agg(2500), now() + interval '1 hour' FROM seats WHERE event_key = $1`,
      [rows[0].key],
    );
    const holdUntil = async (time: string) => {
      await database.pool.query(`UPDATE seats SET hold_id = 'hold_all', held_until = ${time} WHERE event_key = $1`, [
        rows[0].key,
      ]);
      await listAgain([await idOf("Comedy Cellar")]);
    };
    await holdUntil("now() + interval '1 hour'");
    expect(await find({ available: "false" })).toEqual(["Comedy Cellar"]);
    expect(await find({ available: "true" })).not.toContain("Comedy Cellar");
    await database.pool.query("UPDATE holds SET expires_at = now() - interval '1 second' WHERE id = 'hold_all'");
    await holdUntil("now() - interval '1 second'");
    expect(await find({ available: "false" })).toEqual([]);
  });

  it("leaves out drafts, what was deleted or cancelled, and what is over unless a day is asked for", async () => {
    const hidden = await openBoxOffice(database.pool, { name: "Hidden Hall" });
    const of = { venue: hidden.venue.id };
    const event = await sellEvent(hidden, { title: "Soon Gone", endsAt: day(30), startsAt: day(29) });
    const change = (sql: string) => database.pool.query(`UPDATE events SET ${sql} WHERE id = $1`, [event.id]);
    expect(await find(of)).toEqual(["Soon Gone"]);
    await change("status = 'postponed'");
    expect(await find(of)).toEqual(["Soon Gone"]);
    await change("status = 'cancelled'");
    expect(await find(of)).toEqual([]);
    await change("status = 'draft'");
    expect(await find(of)).toEqual([]);
    await change("status = 'published', deleted_at = now()");
    expect(await find(of)).toEqual([]);
    await change("deleted_at = NULL, starts_at = now() - interval '2 hours', ends_at = now() + interval '1 hour'");
    expect(await find(of)).toEqual(["Soon Gone"]);
    await change("ends_at = now() - interval '1 minute'");
    expect(await find(of)).toEqual([]);
    expect(await find({ ...of, from: "2020-01-01" })).toEqual(["Soon Gone"]);
    await change("deleted_at = now()");
  });

  it("offers as filters what upcoming events have", async () => {
    const facets = await listFacets();
    expect(facets.cities).toEqual(["Köln", "Lindenport"]);
    expect(facets.categories).toEqual(["comedy", "concert", "other"]);
    expect(facets.tags).toEqual(["Folk", "Family"]);
    expect(facets.venues.map(({ name }) => name)).toEqual(["Harbour Hall", "Hill Theatre"]);
  });
});

describe("pages", () => {
  async function walk(filters: Partial<EventFilters>, between: () => Promise<unknown> = async () => {}) {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const { data, nextCursor } = await listEvents({ ...eventFilters.parse({}), ...filters, cursor });
      pages.push(data.map(({ title }) => title));
      cursor = nextCursor ?? undefined;
      await between();
    } while (cursor);
    return pages;
  }

  it.each(["startsAt", "price", "popularity", "relevance"] as const)(
    "by %s show each event once, and end",
    async (sort) => {
      const pages = await walk({ sort, limit: 1, ...(sort === "relevance" ? { q: "lantern" } : {}) });
      const all = await walk({ sort, limit: 100, ...(sort === "relevance" ? { q: "lantern" } : {}) });
      expect(pages.flat()).toEqual(all.flat());
      expect(new Set(pages.flat()).size).toBe(pages.flat().length);
      expect(pages.length).toBeGreaterThanOrEqual(4);
    },
  );

  it("have no gaps and no repeats when events start at the same moment, or cost the same", async () => {
    const office = await openBoxOffice(database.pool, { name: "Festival Field" });
    // the later an event is made, the smaller is its id: what nothing orders comes in the wrong order
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let i = 0; i < 7; i++) {
      vi.setSystemTime(Date.now() - 60_000);
      await sellEvent(office, { title: `Band ${i}`, startsAt: day(20) });
    }
    vi.useRealTimers();
    for (const sort of ["startsAt", "price"] as const) {
      const pages = await walk({ venue: office.venue.id, limit: 3, sort });
      expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
      expect(pages.flat().sort()).toEqual(Array.from({ length: 7 }, (_, i) => `Band ${i}`));
    }
  });

  it("by popularity have what sold more first, be it by one ticket, and go on where they ended", async () => {
    const office = await openBoxOffice(database.pool, { name: "Counting House" });
    const titles = ["Thirty-one", "Thirty-three", "Thirty-two", "Thirty-two again"];
    for (const [i, title] of titles.entries()) await sellEvent(office, { title, startsAt: day(20 + i) });
    for (const [title, booked] of [
      ["Thirty-one", 31],
      ["Thirty-two", 32],
      ["Thirty-two again", 32],
      ["Thirty-three", 33],
    ]) {
      await database.pool.query("UPDATE listings SET booked = $2 WHERE event_id = $1", [
        await idOf(String(title)),
        booked,
      ]);
    }
    const expected = ["Thirty-three", "Thirty-two", "Thirty-two again", "Thirty-one"];
    const filters = { ...eventFilters.parse({}), venue: office.venue.id, sort: "popularity" as const };
    for (const q of [undefined, "thirty"]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { data, nextCursor } = await listEvents({ ...filters, q, limit: 1, cursor });
        found.push(...data.map(({ title }) => title));
        cursor = nextCursor ?? undefined;
      } while (cursor);
      expect(found).toEqual(expected);
    }
  });

  it("stay in order when events are added between them", async () => {
    const office = await openBoxOffice(database.pool, { name: "Growing Field" });
    for (const n of [10, 12, 14, 16]) await sellEvent(office, { title: `Day ${n}`, startsAt: day(n) });
    let added = 0;
    const pages = await walk({ venue: office.venue.id, limit: 2 }, async () => {
      // one before where the reader is, one behind
      if (added++ > 0) return;
      await sellEvent(office, { title: "Before", startsAt: day(11) });
      await sellEvent(office, { title: "Behind", startsAt: day(15) });
    });
    expect(pages.flat()).toEqual(["Day 10", "Day 12", "Day 14", "Behind", "Day 16"]);
  });

  it.each([
    ["rubbish", "rubbish"],
    ["another order's", encodeCursor(["price", 1, "evt_1"])],
    ["another list's", encodeCursor(["ven_1"])],
    ["one with a NUL", encodeCursor(["startsAt", 1, "\u0000"])],
  ])("refuse a cursor that is %s", async (_, cursor) => {
    await expect(listEvents({ ...eventFilters.parse({}), cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});

async function idOf(title: string): Promise<string> {
  return (await database.pool.query("SELECT id FROM events WHERE title = $1", [title])).rows[0].id;
}

/** Sells so many free places of an event, as the rows that a confirmation leaves. */
async function sell(title: string, quantity: number): Promise<void> {
  const id = newId("booking");
  const { rows } = await database.pool.query(
    `INSERT INTO bookings (id, number, event_key, hold_id, buyer, buyer_name, buyer_email, status, quantity, currency, subtotal, total, confirmed_at)
     SELECT $2, $2, key, $2, $2, 'B', 'b@example.test', 'confirmed', $3, 'EUR', 0, 0, now() FROM events WHERE title = $1 RETURNING event_key`,
    [title, id, quantity],
  );
  await database.pool.query(
    `WITH sold AS (UPDATE seats SET state = 2 WHERE event_key = $1 AND seat_no < $2 RETURNING event_key, seat_no)
     INSERT INTO tickets (id, booking_id, event_key, seat_no, tier_no, price) SELECT $3 || seat_no, $3, event_key, seat_no, 0, 0 FROM sold`,
    [rows[0].event_key, quantity, id],
  );
}
