import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { extendHold } from "./extend-hold";
import { holdSeats } from "./hold-seats";
import { expire, outcome, request } from "./inventory-fixtures";
import { readHold } from "./read-hold";
import { releaseHold } from "./release-hold";

const database = useLibDatabase();

describe("holds", () => {
  it("gives one seat to one of a thousand clients", async () => {
    const event = await insertSmallEvent(database.pool);
    const results = await Promise.all(
      Array.from({ length: 1000 }, () => outcome(holdSeats(request(event, { seatNos: [3] })))),
    );
    expect(results.filter((result) => result.code === "held")).toHaveLength(1);
    expect(results.filter((result) => result.code === "seats_unavailable")).toHaveLength(999);
  });

  it("lets one of two overlapping groups win whole", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 300, price: 0 }] });
    const groups = Array.from({ length: 99 }, (_, i) => [i * 3, i * 3 + 1]).flatMap(([a = 0, b = 0]) => [
      [a, b],
      [b, b + 1],
    ]);
    const results = await Promise.all(groups.map((seatNos) => outcome(holdSeats(request(event, { seatNos })))));
    for (let pair = 0; pair < groups.length; pair += 2) {
      const won = [results[pair], results[pair + 1]].filter((result) => result?.code === "held");
      expect(won).toHaveLength(1);
      expect(won[0]?.hold?.seatNos).toHaveLength(2);
    }
  });

  it("lets at least one of three wishes win that overlap in a ring, over and over", async () => {
    for (let round = 0; round < 20; round++) {
      const event = await insertSmallEvent(database.pool, { tiers: [{ places: 3, price: 0 }] });
      const wishes = [
        [0, 1],
        [1, 2],
        [0, 2],
      ];
      const results = await Promise.all(wishes.map((seatNos) => outcome(holdSeats(request(event, { seatNos })))));
      expect(results.filter((result) => result.code === "held")).toHaveLength(1);
    }
  });

  it("waits for a lock that is given up, instead of refusing", async () => {
    const event = await insertSmallEvent(database.pool);
    const other = await database.pool.connect();
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM seats WHERE event_key = $1 AND seat_no = 1 FOR UPDATE", [event.key]);
    const held = outcome(holdSeats(request(event, { seatNos: [0, 1] })));
    const waiting = () =>
      database.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%json_to_recordset%'",
      );
    while ((await waiting()).rowCount === 0) await new Promise(setImmediate);
    await other.query("ROLLBACK");
    other.release();
    expect((await held).code).toBe("held");
  });

  it("names the seats that somebody else has", async () => {
    const event = await insertSmallEvent(database.pool);
    await holdSeats(request(event, { seatNos: [4, 5] }));
    await expect(holdSeats(request(event, { seatNos: [3, 4, 5, 6] }))).rejects.toMatchObject({
      code: "seats_unavailable",
      extra: { seatNos: [4, 5] },
    });
  });

  it("answers the same hold for the same key, at the same time and later", async () => {
    const event = await insertSmallEvent(database.pool);
    const same = request(event, { seatNos: [0, 1] }, { buyer: "same", key: "key-1" });
    const holds = await Promise.all(Array.from({ length: 50 }, () => holdSeats(same)));
    const later = await holdSeats(same);
    expect(new Set([...holds, later].map((hold) => hold.id)).size).toBe(1);
    const { rows } = await database.pool.query("SELECT count(*)::int AS n FROM holds WHERE buyer = 'same'");
    expect(rows[0].n).toBe(1);
  });

  it("refuses another request under the same key, and keeps buyers apart", async () => {
    const event = await insertSmallEvent(database.pool);
    const first = await holdSeats(request(event, { seatNos: [0] }, { buyer: "one", key: "key" }));
    await expect(
      holdSeats(request(event, { seatNos: [1] }, { buyer: "one", key: "key", hash: "other" })),
    ).rejects.toMatchObject({ code: "idempotency_key_reused" });
    const other = await holdSeats(request(event, { seatNos: [1] }, { buyer: "two", key: "key", hash: "other" }));
    expect(other.id).not.toBe(first.id);
  });

  it("keeps each buyer's limit against many requests at once", async () => {
    const event = await insertSmallEvent(database.pool, { tiers: [{ places: 100, price: 0 }], maxPerBuyer: 6 });
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        outcome(holdSeats(request(event, { seatNos: [i * 2, i * 2 + 1] }, { buyer: "greedy" }))),
      ),
    );
    expect(results.filter((result) => result.code === "held")).toHaveLength(3);
    expect(results.filter((result) => result.code === "limit_per_buyer")).toHaveLength(37);
  });

  it("gives the limit back when a hold is released or has ended", async () => {
    const event = await insertSmallEvent(database.pool, { maxPerBuyer: 2 });
    const mine = { buyer: "returning" };
    const first = await holdSeats(request(event, { seatNos: [0, 1] }, mine));
    expect((await outcome(holdSeats(request(event, { seatNos: [2] }, mine)))).code).toBe("limit_per_buyer");
    expect(await releaseHold(first.id)).toBe(true);
    const second = await holdSeats(request(event, { seatNos: [2, 3] }, mine));
    await expire(database.pool, second);
    await database.pool.query(
      "UPDATE buyer_limits SET hold_ends = ARRAY[now() - interval '1 second'] WHERE buyer = 'returning'",
    );
    expect((await outcome(holdSeats(request(event, { seatNos: [4, 5] }, mine)))).code).toBe("held");
  });

  it("sells general admission to the last place and no further", async () => {
    const event = await insertSmallEvent(database.pool, {
      tiers: [
        { places: 50, price: 0 },
        { places: 150, price: 0 },
      ],
    });
    const results = await Promise.all(
      Array.from({ length: 120 }, () => outcome(holdSeats(request(event, { tierNo: 1, quantity: 2 })))),
    );
    expect(results.filter((result) => result.code === "held")).toHaveLength(75);
    expect(results.filter((result) => result.code === "sold_out")).toHaveLength(45);
    const seats = results.flatMap((result) => result.hold?.seatNos ?? []);
    expect(new Set(seats).size).toBe(150);
    expect(Math.min(...seats)).toBe(50);
  });

  it("is closed for drafts, before and after the sale", async () => {
    const draft = await insertSmallEvent(database.pool, { status: "draft" });
    expect((await outcome(holdSeats(request(draft, { seatNos: [0] })))).code).toBe("sales_closed");
    const past = await insertSmallEvent(database.pool, { startsInHours: -1 });
    expect((await outcome(holdSeats(request(past, { seatNos: [0] })))).code).toBe("sales_closed");
    const later = await insertSmallEvent(database.pool);
    await database.pool.query("UPDATE events SET sales_start_at = now() + interval '1 hour' WHERE key = $1", [
      later.key,
    ]);
    expect((await outcome(holdSeats(request(later, { seatNos: [0] })))).code).toBe("sales_closed");
  });

  it("lets an ended hold's seats be claimed at once, before anything has settled it", async () => {
    const event = await insertSmallEvent(database.pool);
    const first = await holdSeats(request(event, { seatNos: [0, 1] }));
    await expire(database.pool, first);
    const second = await holdSeats(request(event, { seatNos: [1, 2] }));
    expect(second.seatNos).toEqual([1, 2]);
    expect((await readHold(first.id))?.status).toBe("expired");
  });

  it("is extended once", async () => {
    const event = await insertSmallEvent(database.pool);
    const hold = await holdSeats(request(event, { seatNos: [0] }, { seconds: 30 }));
    const end = await extendHold(hold.id, 300);
    expect(end?.getTime()).toBeGreaterThan(hold.expiresAt.getTime() + 200_000);
    expect(await extendHold(hold.id, 300)).toBeNull();
  });

  it("spares the neighbours of a request that cannot be answered", async () => {
    const event = await insertSmallEvent(database.pool);
    const bad = outcome(holdSeats(request(event, { seatNos: [2] }, { seconds: Number.NaN }))).catch(() => "failed");
    const good = await Promise.all([0, 1].map((seat) => outcome(holdSeats(request(event, { seatNos: [seat] })))));
    expect(good.map((result) => result.code)).toEqual(["held", "held"]);
    expect(await bad).toBe("failed");
  });
});
