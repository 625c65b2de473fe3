import type pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { pool } from "@/lib/platform/db";
import { insertSmallEvent, type SmallEvent } from "@/prisma/factories/small-event";
import { AVAILABLE, BLOCKED, BOOKED, HELD, SeatStates } from "./seat-states";

const database = useLibDatabase();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const twoTiers = () =>
  insertSmallEvent(database.pool, {
    tiers: [
      { places: 4, price: 0 },
      { places: 3, price: 0 },
    ],
  });
const pictureOf = (event: SmallEvent) => new SeatStates(event.key).refresh(0);
const shown = (states: SeatStates) => [...states.current()];

/** A hold on a seat, as a statement elsewhere writes it; ends with the test. */
async function holdSeat(event: SmallEvent, seat: number, seconds: number) {
  const id = `hold_${event.key}_${seat}`;
  await database.pool.query(
    `INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, expires_at)
     VALUES ($1, $2, 'b', ARRAY[$3::int], ARRAY[0], ARRAY[0], now() + make_interval(secs => $4))`,
    [id, event.key, seat, seconds],
  );
  await database.pool.query(
    "UPDATE seats SET hold_id = $3, held_until = now() + make_interval(secs => $4) WHERE event_key = $1 AND seat_no = $2",
    [event.key, seat, id, seconds],
  );
}

describe("the picture of an event", () => {
  it("shows free, held, booked and blocked places, and knows their tiers", async () => {
    const event = await twoTiers();
    await holdSeat(event, 0, 600);
    await holdSeat(event, 1, -1);
    await database.pool.query("UPDATE seats SET state = 3 WHERE event_key = $1 AND seat_no = 2", [event.key]);
    await database.pool.query("DELETE FROM seats WHERE event_key = $1 AND seat_no = 3", [event.key]);
    const states = await pictureOf(event);
    expect(shown(states)).toEqual([HELD, AVAILABLE, BLOCKED, BLOCKED, AVAILABLE, AVAILABLE, AVAILABLE]);
    expect([0, 3, 4, 99].map((no) => states.tierOf(no))).toEqual([0, null, 1, null]);
    expect([...states.left()]).toEqual([
      [0, 1],
      [1, 3],
    ]);
  });

  it("is empty for an event without places", async () => {
    const states = await new SeatStates(-1).refresh(0);
    expect(shown(states)).toEqual([]);
    expect(states.deal(0, 1)).toEqual([]);
  });

  it("is loaded once for many who ask at the same time, and again when it is too old", async () => {
    const event = await twoTiers();
    const asked = vi.spyOn(pool(), "query");
    const states = new SeatStates(event.key);
    await Promise.all([states.refresh(60_000), states.refresh(60_000), states.refresh(60_000)]);
    await states.refresh(60_000);
    expect(asked).toHaveBeenCalledTimes(1);
    await states.refresh(0);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("has another version when, and only when, it shows something else", async () => {
    const event = await twoTiers();
    const states = await pictureOf(event);
    const first = states.version;
    await states.refresh(0);
    expect(states.version).toBe(first);
    await holdSeat(event, 0, 600);
    await states.refresh(0);
    const second = states.version;
    expect(second).not.toBe(first);
    states.apply({ to: "booked", seatNos: [1] });
    expect(states.version).not.toBe(second);
    expect(states.version.split(".")[0]).toBe(first.split(".")[0]);
    expect((await pictureOf(event)).version.split(".")[0]).not.toBe(first.split(".")[0]);
  });

  it("takes in what this process committed", async () => {
    const event = await twoTiers();
    const states = await pictureOf(event);
    states.apply({ to: "held", seatNos: [0, 1], until: states.now() + 60_000 });
    states.apply({ to: "booked", seatNos: [2, 5] });
    states.apply({ to: "blocked", seatNos: [3] });
    states.apply({ to: "available", seatNos: [1, 99] });
    expect(shown(states)).toEqual([HELD, AVAILABLE, BOOKED, BLOCKED, AVAILABLE, BOOKED, AVAILABLE]);
  });

  it("does not lose what was committed while it was being loaded", async () => {
    const event = await twoTiers();
    const states = await pictureOf(event);
    const usual = pool().query.bind(pool()) as (...given: unknown[]) => Promise<pg.QueryResult>;
    let read = () => {};
    const answered = new Promise<void>((resolve) => {
      read = resolve;
    });
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    vi.spyOn(pool(), "query").mockImplementation((async (...given: unknown[]) => {
      const rows = await usual(...given);
      read();
      await gate;
      return rows;
    }) as unknown as typeof usual);
    const refreshed = states.refresh(0);
    await answered;
    // the rows are read already; this is newer than they are
    states.apply({ to: "booked", seatNos: [0] });
    goOn();
    await refreshed;
    expect(shown(states)[0]).toBe(BOOKED);
  });
});

describe("holds", () => {
  it("end by the database's clock, whatever this machine's says", async () => {
    const event = await twoTiers();
    // an hour behind
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3_600_000 });
    await holdSeat(event, 0, 60);
    const states = await pictureOf(event);
    const version = states.version;
    expect(shown(states)[0]).toBe(HELD);
    vi.setSystemTime(Date.now() + 55_000);
    expect(shown(states)[0]).toBe(HELD);
    expect(states.version).toBe(version);
    vi.setSystemTime(Date.now() + 10_000);
    expect(states.version).not.toBe(version);
    expect(shown(states)[0]).toBe(AVAILABLE);
    expect(states.left().get(0)).toBe(4);
  });

  it("end one after the other", async () => {
    const event = await twoTiers();
    const states = await pictureOf(event);
    const now = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now });
    states.apply({ to: "held", seatNos: [1], until: states.now() + 20_000 });
    states.apply({ to: "held", seatNos: [0], until: states.now() + 10_000 });
    vi.setSystemTime(now + 15_000);
    expect(shown(states).slice(0, 2)).toEqual([AVAILABLE, HELD]);
    vi.setSystemTime(now + 25_000);
    expect(shown(states).slice(0, 2)).toEqual([AVAILABLE, AVAILABLE]);
  });

  it("do not end what was booked meanwhile", async () => {
    const event = await twoTiers();
    const states = await pictureOf(event);
    const now = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now });
    states.apply({ to: "held", seatNos: [0], until: states.now() + 10_000 });
    states.apply({ to: "booked", seatNos: [0] });
    vi.setSystemTime(now + 15_000);
    expect(shown(states)[0]).toBe(BOOKED);
  });
});

describe("dealing", () => {
  it("gives free places of the tier, each to one", async () => {
    const states = await pictureOf(await twoTiers());
    const first = states.deal(0, 2);
    const second = states.deal(0, 2);
    expect([...first, ...second].sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(states.deal(0, 1)).toEqual([]);
    expect(states.deal(1, 3)).toEqual([4, 5, 6]);
  });

  it("gives all that was asked for, or nothing", async () => {
    const states = await pictureOf(await twoTiers());
    expect(states.deal(1, 4)).toEqual([]);
    expect(states.deal(1, 3)).toHaveLength(3);
  });

  it("gives again what was given back", async () => {
    const states = await pictureOf(await twoTiers());
    const dealt = states.deal(1, 3);
    states.undeal(dealt);
    expect(states.deal(1, 3)).toEqual(dealt);
  });

  it("gives no place that is held or booked, and does not begin at the same one each time", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 200, price: 0 }] });
    const states = await pictureOf(event);
    states.apply({ to: "booked", seatNos: [0, 1, 2] });
    states.apply({ to: "held", seatNos: [3, 4], until: states.now() + 60_000 });
    const firsts = Array.from({ length: 20 }, () => {
      const dealt = states.deal(0, 1);
      states.undeal(dealt);
      return dealt[0] ?? -1;
    });
    for (const no of firsts) expect(no).toBeGreaterThan(4);
    expect(new Set(firsts).size).toBeGreaterThan(1);
  });
});
