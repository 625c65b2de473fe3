import { afterEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { announceChange } from "@/lib/platform/changes";
import { encodeCursor } from "@/lib/platform/cursor";
import { parseSeatId } from "@/lib/platform/ids";
import { seatFilters } from "@/lib/schemas/events";
import { decodeSeatStates } from "@/lib/shared/seat-codec";
import { addHall, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { getAvailability } from "./get-availability";
import * as records from "./get-event-or-throw";
import { getSaleByKeyOrThrow, getSaleOrThrow } from "./get-sale";
import { listSeats } from "./list-seats";
import { updateEvent } from "./update-event";

const database = useLibDatabase();
const notFound = { code: "not_found" };

afterEach(() => {
  vi.restoreAllMocks();
});

async function hallEvent() {
  const office = await openBoxOffice(database.pool);
  await addHall(office);
  const event = await sellEvent(office, {
    tiers: [
      { name: "Balcony", price: 1000, seatCategories: ["Cheap"] },
      { name: "Stalls", price: 2500, seatCategories: ["Best"] },
      { name: "Standing", price: 500, capacity: 4 },
    ],
  });
  return { office, event };
}

describe("what the hot path knows of an event", () => {
  it("is its numbers, prices and times", async () => {
    const small = await insertSmallEvent(database.pool, { tiers: [{ places: 2, price: 700 }], maxPerBuyer: 4 });
    expect(await getSaleOrThrow(small.id)).toEqual({
      id: small.id,
      key: small.key,
      currency: "EUR",
      holdSeconds: 180,
      maxPerBuyer: 4,
      terms: { feePerTicket: 0, feeBasisPoints: 0, taxBasisPoints: 0, groupDiscount: null },
      seatMapId: null,
      orphanRule: false,
      open: true,
      tiers: [{ id: small.tierIds[0], no: 0, name: "Tier 0", price: 700, seated: false }],
    });
    expect(await getSaleByKeyOrThrow(small.key)).toEqual(await getSaleOrThrow(small.id));
  });

  it("is read once, and again after a change of that event", async () => {
    const { office, event } = await hallEvent();
    const read = vi.spyOn(records, "getSoldEventRecordOrThrow");
    const first = await getSaleOrThrow(event.id);
    expect(await getSaleOrThrow(event.id)).toBe(first);
    await announceChange(["event:evt_another"]);
    expect(await getSaleOrThrow(event.id)).toBe(first);
    expect(read).toHaveBeenCalledTimes(1);
    await updateEvent(office.organizerId, event.id, { holdSeconds: 600 }, "usr_x");
    expect(await getSaleOrThrow(event.id)).toMatchObject({ holdSeconds: 600 });
    await announceChange(["*"]);
    expect(await getSaleOrThrow(event.id)).not.toBe(first);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it("is nothing for drafts and events that do not exist", async () => {
    const draft = await insertSmallEvent(database.pool, { status: "draft" });
    await expect(getSaleOrThrow(draft.id)).rejects.toMatchObject(notFound);
    await expect(getSaleByKeyOrThrow(draft.key)).rejects.toMatchObject(notFound);
    await expect(getSaleByKeyOrThrow(-1)).rejects.toMatchObject(notFound);
    await expect(getSaleOrThrow("evt_unknown")).rejects.toMatchObject(notFound);
  });
});

describe("seats", () => {
  const list = (eventId: string, filters: Record<string, string> = {}) =>
    listSeats(eventId, seatFilters.parse(filters));

  it("are listed in the order of the layout, in words", async () => {
    const { event } = await hallEvent();
    const { data, nextCursor } = await list(event.id);
    expect(nextCursor).toBeNull();
    expect(data.map(({ index }) => index)).toEqual(Array.from({ length: 32 }, (_, i) => i));
    const [stalls, balcony, standing] = [data[0], data[18], data[28]];
    const price = (amount: number) => ({ amount, currency: "EUR" });
    expect(stalls).toMatchObject({
      section: "Stalls",
      price: price(2500),
      tier: event.tiers[1]?.id,
      status: "available",
    });
    expect(stalls?.row).not.toBeNull();
    expect(balcony).toMatchObject({ section: "Balcony", price: price(1000), tier: event.tiers[0]?.id });
    expect(standing).toMatchObject({ section: null, row: null, number: null, price: price(500) });
    for (const seat of data) expect(parseSeatId(seat.id)?.seatNo).toBe(seat.index);
    // a name for each seat: no two have the same
    expect(new Set(data.slice(0, 28).map(({ section, row, number }) => `${section} ${row} ${number}`)).size).toBe(28);
  });

  it("are filtered by tier, section and status", async () => {
    const { event } = await hallEvent();
    const { key } = await getSaleOrThrow(event.id);
    await database.pool.query("UPDATE seats SET state = 3 WHERE event_key = $1 AND seat_no IN (0, 20)", [key]);
    const indexes = async (filters: Record<string, string>) =>
      (await list(event.id, filters)).data.map(({ index }) => index);
    expect(await indexes({ status: "blocked" })).toEqual([0, 20]);
    expect(await indexes({ section: "Balcony", status: "blocked" })).toEqual([20]);
    expect(await indexes({ tier: event.tiers[2]?.id ?? "" })).toEqual([28, 29, 30, 31]);
    expect(await indexes({ tier: "tier_unknown" })).toEqual([]);
  });

  it("come in pages without gaps or repeats, with filters too", async () => {
    const { event } = await hallEvent();
    const walk = async (filters: Record<string, string>) => {
      const pages: number[][] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list(event.id, {
          ...filters,
          ...(cursor ? { cursor } : {}),
        });
        pages.push(page.data.map(({ index }) => index));
        cursor = page.nextCursor;
      }
      return pages;
    };
    const pages = await walk({ limit: "10" });
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 10, 2]);
    expect(pages.flat()).toEqual(Array.from({ length: 32 }, (_, i) => i));
    expect(await walk({ limit: "4", section: "Balcony" })).toEqual([
      [18, 19, 20, 21],
      [22, 23, 24, 25],
      [26, 27],
    ]);
    // exactly full pages: no empty one at the end
    expect(await walk({ limit: "5", section: "Balcony" })).toHaveLength(2);
  });

  it.each([-1, 0.5, -1e300, 1e300])("refuse a cursor at place %d, instead of counting up to it", async (place) => {
    const { event } = await hallEvent();
    await expect(list(event.id, { cursor: encodeCursor([place]) })).rejects.toMatchObject({ code: "invalid_cursor" });
  });

  it("are the same in the compact array", async () => {
    const { event } = await hallEvent();
    const { key } = await getSaleOrThrow(event.id);
    await database.pool.query("UPDATE seats SET state = 3 WHERE event_key = $1 AND seat_no = 30", [key]);
    const { version, encoding, seats, data } = await getAvailability(event.id);
    expect({ encoding, seats }).toEqual({ encoding: "2bit-lsb-base64", seats: 32 });
    expect(version).toMatch(/^\w+\.\d+$/);
    const states = decodeSeatStates(data, seats);
    expect(states[30]).toBe(3);
    expect(states.filter((state) => state === 0)).toHaveLength(31);
    await expect(getAvailability("evt_unknown")).rejects.toMatchObject(notFound);
  });
});
