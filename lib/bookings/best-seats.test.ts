import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { suggestSeats } from "@/lib/events/suggest-seats";
import { announceChange } from "@/lib/platform/changes";
import { seatId } from "@/lib/platform/ids";
import type { CreateEventBody } from "@/lib/schemas/events";
import { addHall, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { newGuest, scopeOf } from "@/prisma/factories/buying";
import { createHold } from "./create-hold";

const database = useLibDatabase();

/** A hall of one row of nine and one of seven behind it, and twelve standing places. */
async function smallHall(body: Partial<CreateEventBody> = {}) {
  const office = await openBoxOffice(database.pool);
  await addHall(office, [
    { name: "Front", rows: 1, seatsPerRow: 9, category: "Best" },
    { name: "Back", rows: 1, seatsPerRow: 7, category: "Cheap" },
  ]);
  const event = await sellEvent(office, {
    tiers: [
      { name: "Front", price: 4000, seatCategories: ["Best"] },
      { name: "Back", price: 2000, seatCategories: ["Cheap"] },
      { name: "Standing", price: 900, capacity: 12 },
    ],
    ...body,
  });
  const { rows } = await database.pool.query("SELECT key FROM events WHERE id = $1", [event.id]);
  const tier = (name: string) => event.tiers.find((one) => one.name === name)?.id ?? "";
  const ids = (...nos: number[]) => nos.map((no) => seatId(rows[0].key, no));
  return { event, tier, ids };
}

function hold(eventId: string, body: Parameters<typeof createHold>[3], guest = newGuest(), key?: string) {
  return createHold(guest, { ...scopeOf(guest), ...(key ? { key } : {}) }, eventId, body);
}

describe("a suggestion", () => {
  it("is the middle of the front row, with its price and why", async () => {
    const { event, tier } = await smallHall();
    const best = await suggestSeats(event.id, { quantity: 3 });
    expect(best).toMatchObject({
      together: true,
      reason: "one_row",
      tier: tier("Front"),
      total: { amount: 12_000, currency: "EUR" },
    });
    expect(best.seats.map((seat) => seat.number)).toEqual(["4", "5", "6"]);
  });

  it("keeps to the price and the tiers that are wished for", async () => {
    const { event, tier } = await smallHall();
    expect(await suggestSeats(event.id, { quantity: 2, maxPrice: 3999 })).toMatchObject({ tier: tier("Back") });
    expect(await suggestSeats(event.id, { quantity: 2, tiers: [tier("Back")] })).toMatchObject({ tier: tier("Back") });
    expect(await suggestSeats(event.id, { quantity: 2, maxPrice: 1000 })).toMatchObject({
      reason: "general_admission",
      tier: tier("Standing"),
      seats: [{ section: null }, { section: null }],
    });
  });

  it("says when there is nothing, and refuses what cannot be", async () => {
    const { event } = await smallHall({ maxPerBuyer: 20 });
    await expect(suggestSeats(event.id, { quantity: 2, maxPrice: 100 })).rejects.toMatchObject({ code: "sold_out" });
    await expect(suggestSeats(event.id, { quantity: 2, accessible: true })).rejects.toMatchObject({ code: "sold_out" });
    await expect(suggestSeats(event.id, { quantity: 21 })).rejects.toMatchObject({ code: "limit_per_buyer" });
    await expect(suggestSeats(event.id, { quantity: 1, tiers: ["tier_other"] })).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "tiers" }],
    });
  });
});

describe("holding the best available", () => {
  it("holds what it suggested, and the same again for the same key", async () => {
    const { event, ids } = await smallHall();
    const guest = newGuest();
    const body = { bestAvailable: { quantity: 3 } };
    const made = await hold(event.id, body, guest, "one-key-of-22-characters");
    expect(made.seats.map((seat) => seat.id)).toEqual(ids(3, 4, 5));
    expect((await hold(event.id, body, guest, "one-key-of-22-characters")).id).toBe(made.id);
    expect((await hold(event.id, body)).seats.map((seat) => seat.id)).not.toEqual(ids(3, 4, 5));
  });

  it("gives a crowd different seats until there are none", async () => {
    const { event } = await smallHall();
    const wishes = Array.from({ length: 30 }, () => hold(event.id, { bestAvailable: { quantity: 1 } }));
    const settled = await Promise.allSettled(wishes);
    const seats = settled.flatMap((one) => (one.status === "fulfilled" ? one.value.seats.map((seat) => seat.id) : []));
    expect(seats).toHaveLength(28);
    expect(new Set(seats).size).toBe(28);
    for (const one of settled) if (one.status === "rejected") expect(one.reason.code).toBe("sold_out");
  });
});

describe("the last seats, on their way to somebody", () => {
  /** An event of two seats whose rows another transaction has locked until `unlock`. */
  async function lockedRow() {
    const office = await openBoxOffice(database.pool);
    await addHall(office, [{ name: "Row", rows: 1, seatsPerRow: 2, category: "Best" }]);
    const event = await sellEvent(office, {
      tiers: [{ name: "Row", price: 0, seatCategories: ["Best"] }],
      maxPerBuyer: 2,
    });
    const { rows } = await database.pool.query("SELECT key FROM events WHERE id = $1", [event.id]);
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM seats WHERE event_key = $1 FOR UPDATE", [rows[0].key]);
    const unlock = async () => {
      await client.query("COMMIT");
      client.release();
    };
    return { event, unlock };
  }

  it("are the same for two requests with one key at the same time", async () => {
    const { event, unlock } = await lockedRow();
    const guest = newGuest();
    const ask = () => hold(event.id, { bestAvailable: { quantity: 2 } }, guest, "one-key-of-22-characters");
    const both = Promise.all([ask(), ask()]);
    await unlock();
    const [first, second] = await both;
    expect(first.id).toBe(second.id);
  });

  it("go to who may have them when the other may not", async () => {
    const { event, unlock } = await lockedRow();
    await unlock();
    const greedy = newGuest();
    await hold(event.id, { bestAvailable: { quantity: 1 } }, greedy);
    const [refused, served] = await Promise.allSettled([
      hold(event.id, { bestAvailable: { quantity: 2 } }, greedy),
      hold(event.id, { bestAvailable: { quantity: 1 } }),
    ]);
    expect(refused.status).toBe("rejected");
    expect(served.status).toBe("fulfilled");
  });
});

describe("the rule about single seats", () => {
  it("refuses a choice that leaves one, names it and better ones", async () => {
    const { event, ids } = await smallHall({ orphanRule: true });
    await expect(hold(event.id, { seats: ids(1, 2) })).rejects.toMatchObject({
      code: "orphan_seat",
      extra: { seats: ids(0), instead: ids(0, 1) },
    });
    expect((await hold(event.id, { seats: ids(0, 1) })).seats).toHaveLength(2);
  });

  it("asks nobody to take an accessible seat, or to leave room beside one", async () => {
    const office = await openBoxOffice(database.pool);
    await addHall(office, [
      { name: "Front", rows: 1, seatsPerRow: 5, category: "Wheelchair" },
      { name: "Back", rows: 1, seatsPerRow: 5, category: "Cheap" },
    ]);
    const event = await sellEvent(office, {
      tiers: [{ name: "All", price: 0, seatCategories: ["Wheelchair", "Cheap"] }],
      orphanRule: true,
    });
    const { rows } = await database.pool.query("SELECT key FROM events WHERE id = $1", [event.id]);
    const made = await hold(event.id, { seats: [1, 2].map((no) => seatId(rows[0].key, no)) });
    expect(made.seats).toHaveLength(2);
    const best = await suggestSeats(event.id, { quantity: 2 });
    expect((await hold(event.id, { seats: best.seats.map((seat) => seat.id) })).seats).toHaveLength(2);
  });

  it("is off unless the event turns it on", async () => {
    const { event, ids } = await smallHall();
    expect((await hold(event.id, { seats: ids(1, 2) })).seats).toHaveLength(2);
  });

  it("does not stand in the way of a repeated request", async () => {
    const { event, ids } = await smallHall();
    const guest = newGuest();
    const again = () => hold(event.id, { seats: ids(1, 2) }, guest, "one-key-of-22-characters");
    const made = await again();
    await database.pool.query("UPDATE events SET orphan_rule = true WHERE id = $1", [event.id]);
    await announceChange([`event:${event.id}`]);
    expect((await again()).id).toBe(made.id);
    await expect(hold(event.id, { seats: ids(4, 5) })).rejects.toMatchObject({ code: "orphan_seat" });
  });
});
