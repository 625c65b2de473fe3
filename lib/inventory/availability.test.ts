import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { pool } from "@/lib/platform/db";
import { decodeSeatStates } from "@/lib/shared/seat-codec";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { countPlaces, encodeAvailability, noteChange, seatStates } from "./availability";
import { HELD } from "./seat-states";

const database = useLibDatabase();

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the availability array", () => {
  it("is read by maps as it was", () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 3, maxLength: 2000 }), (states) => {
        expect(decodeSeatStates(encodeAvailability(states), states.length)).toEqual(states);
      }),
    );
  });

  it("has four seats a byte, the first in the lowest bits", () => {
    expect(encodeAvailability(Uint8Array.of(0, 1, 2, 3, 3))).toBe(Buffer.of(0xe4, 0x03).toString("base64"));
    expect(encodeAvailability(new Uint8Array())).toBe("");
  });
});

describe("pictures", () => {
  it("are one for an event in a process, which hears of changes", async () => {
    const event = await insertSmallEvent(database.pool);
    const states = await seatStates(event.key);
    expect(await seatStates(event.key)).toBe(states);
    noteChange(event.key, { to: "held", seatNos: [2], until: states.now() + 60_000 });
    expect(states.current()[2]).toBe(HELD);
  });

  it("need not exist for a change to be noted", () => {
    expect(() => noteChange(-5, { to: "booked", seatNos: [1] })).not.toThrow();
  });
});

describe("counts", () => {
  const twoTiers = () =>
    insertSmallEvent(database.pool, {
      tiers: [
        { places: 4, price: 0 },
        { places: 3, price: 0 },
      ],
    });

  it("tell what is left of each tier of many events", async () => {
    const [one, two] = [await twoTiers(), await twoTiers()];
    await database.pool.query("UPDATE seats SET state = 3 WHERE event_key = $1 AND seat_no = 0", [one.key]);
    const counts = await countPlaces([one.key, two.key, -1]);
    expect(counts.get(one.key)).toEqual(
      new Map([
        [0, { left: 3, total: 4 }],
        [1, { left: 3, total: 3 }],
      ]),
    );
    expect(counts.get(two.key)?.get(0)).toEqual({ left: 4, total: 4 });
    expect(counts.get(-1)).toEqual(new Map());
  });

  it("are asked for once in five seconds", async () => {
    const event = await twoTiers();
    const asked = vi.spyOn(pool(), "query");
    await countPlaces([event.key]);
    await countPlaces([event.key]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("are never empty because their time ran out while others were asked for", async () => {
    const [old, fresh] = [await twoTiers(), await twoTiers()];
    const clock = performance.now.bind(performance);
    let ahead = 0;
    vi.spyOn(performance, "now").mockImplementation(() => clock() + ahead);
    await countPlaces([old.key]);
    const usual = pool().query.bind(pool()) as (...given: unknown[]) => unknown;
    vi.spyOn(pool(), "query").mockImplementation((async (...given: unknown[]) => {
      ahead = 5_001;
      // the cache looks at the clock again in its next turn
      await new Promise((resolve) => setTimeout(resolve, 1));
      return usual(...given);
    }) as unknown as typeof usual);
    const counts = await countPlaces([old.key, fresh.key]);
    expect(counts.get(old.key)?.get(0)).toEqual({ left: 4, total: 4 });
    expect(counts.get(fresh.key)?.get(0)).toEqual({ left: 4, total: 4 });
  });
});
