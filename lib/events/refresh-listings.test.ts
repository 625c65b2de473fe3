import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { giveUpHold } from "@/lib/bookings/change-hold";
import { settleEndedHolds } from "@/lib/bookings/settle-ended-holds";
import { once } from "@/lib/platform/once";
import { buyPlaces, endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent, type SmallEvent } from "@/prisma/factories/small-event";
import { refreshListings } from "./refresh-listings";

const database = useLibDatabase();

const numbers = async (event: SmallEvent) =>
  (
    await database.pool.query(
      `SELECT places_left AS "left", booked, sold_out AS "soldOut", min_price AS min, max_price AS max FROM listings WHERE event_key = $1`,
      [event.key],
    )
  ).rows[0];

/** How far the rounds of this process came. */
const progress = () =>
  once<object>("events.listings", () => {
    throw new Error("There was no round yet");
  });

/** The next round, some seconds after the last. */
async function nextRound(): Promise<void> {
  vi.advanceTimersByTime(4_000);
  await refreshListings();
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe("the numbers that events are found by", () => {
  it("are there from the start", async () => {
    const event = await insertSmallEvent(database.pool, {
      tiers: [
        { places: 3, price: 900 },
        { places: 2, price: 400 },
      ],
    });
    expect(await numbers(event)).toEqual({ left: 5, booked: 0, soldOut: false, min: 400, max: 900 });
    expect(await numbers(await insertSmallEvent(database.pool, { status: "draft" }))).toBeUndefined();
  });

  it("follow holds, their end, and bookings within a round", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 0 }] });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 4);
    expect(await numbers(event)).toMatchObject({ left: 4 });
    await nextRound();
    expect(await numbers(event)).toMatchObject({ left: 0, booked: 0, soldOut: true });
    await endHold(database.pool, hold.id, 1);
    await nextRound();
    expect(await numbers(event)).toMatchObject({ left: 4, soldOut: false });
    await buyPlaces(newGuest(), event, 3);
    await nextRound();
    expect(await numbers(event)).toMatchObject({ left: 1, booked: 3 });
  });

  it("come back when a hold of the last places is given up, long after it was made", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 1, price: 0 }] });
    const guest = newGuest();
    const hold = await holdPlaces(guest, event, 1);
    await nextRound();
    expect(await numbers(event)).toMatchObject({ soldOut: true });
    vi.advanceTimersByTime(120_000);
    await refreshListings();
    await giveUpHold(guest, hold.id);
    // sold-out events take turns: the one after the last is the first
    for (let round = 0; round < 3; round++) await nextRound();
    expect(await numbers(event)).toMatchObject({ left: 1, soldOut: false });
  });

  it.each([
    ["before they are settled", async () => {}],
    ["after they were settled", async () => expect((await settleEndedHolds()).settled).toBe(1)],
  ])("follow a hold that ends, %s", async (_, meanwhile) => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 4, price: 0 }] });
    const hold = await holdPlaces(newGuest(), event, 2);
    await nextRound();
    expect(await numbers(event)).toMatchObject({ left: 2 });
    // so long ago that nothing but its end speaks for it, while other events have their turn
    vi.advanceTimersByTime(120_000);
    await refreshListings();
    Object.assign(progress(), { listing: event.key });
    await endHold(database.pool, hold.id, 8);
    await meanwhile();
    await nextRound();
    expect(await numbers(event)).toMatchObject({ left: 4 });
    await settleEndedHolds();
  });
});

describe("what went past the triggers", () => {
  it("is put right in turn, and words that no event has any more are forgotten", async () => {
    const event = await insertSmallEvent(database.pool);
    await database.pool.query("UPDATE listings SET category = 'wrong', booked = 7 WHERE event_key = $1", [event.key]);
    await database.pool.query("INSERT INTO search_words (word) VALUES ('forgettable'), ('lindenport')");
    await database.pool.query(
      "INSERT INTO search_names (kind, key, name, words) VALUES ('artist', 'nobody', 'Nobody', ''), ('city', 'lindenport', 'Lindenport', '')",
    );
    for (let round = 0; round < 4; round++) await nextRound();
    expect(await numbers(event)).toMatchObject({ booked: 0 });
    const count = async (sql: string) => (await database.pool.query(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0].n;
    expect(await count("listings WHERE category = 'wrong'")).toBe(0);
    expect(await count("search_words WHERE word = 'forgettable'")).toBe(0);
    expect(await count("search_words WHERE word = 'lindenport'")).toBe(1);
    expect(await count("search_names WHERE key = 'nobody'")).toBe(0);
    expect(await count("search_names WHERE key = 'lindenport'")).toBe(1);
  });
});
