import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { addHall, type BoxOffice, openBoxOffice, sellEvent } from "@/prisma/factories/box-office";
import { addSeatMap } from "./add-seat-map";
import { createSeatMap } from "./create-seat-map";
import { generateLayout } from "./generate-layout";
import { getLayoutOrThrow, labelOf, seatLabels } from "./get-layout";
import { getLayoutOfMap, labelsOf } from "./layouts";
import { listSeatMaps } from "./list-seat-maps";

const database = useLibDatabase();
const notFound = { code: "not_found" };

const layoutOf = (rows: number) =>
  generateLayout({ name: "Hall", sections: [{ name: "Stalls", rows, seatsPerRow: 4, category: "Best" }] });
const create = (office: BoxOffice, value: unknown) =>
  createSeatMap(
    office.organizerId,
    office.venue.id,
    typeof value === "string" ? value : JSON.stringify(value),
    "usr_x",
  );
const maps = (office: BoxOffice) => listSeatMaps(office.organizerId, office.venue.id);

describe("seat maps", () => {
  it("are versions of a venue's hall, newest first", async () => {
    const office = await openBoxOffice(database.pool);
    const first = await addSeatMap(office.organizerId, office.venue.id, layoutOf(2), [], "usr_x");
    const second = await addSeatMap(office.organizerId, office.venue.id, layoutOf(3), [], "usr_x");
    expect([first, second]).toMatchObject([
      { version: 1, seats: 8 },
      { version: 2, seats: 12 },
    ]);
    expect(await maps(office)).toMatchObject([
      { id: second.id, version: 2, seats: 12, name: "Hall" },
      { id: first.id, version: 1, seats: 8 },
    ]);
    const { rows } = await database.pool.query("SELECT action, after FROM audit_log WHERE target_id = $1", [second.id]);
    expect(rows).toEqual([{ action: "seat_map.added", after: { venueId: office.venue.id, version: 2, seats: 12 } }]);
  });

  it("get numbers without gaps when several are added at the same time", async () => {
    const office = await openBoxOffice(database.pool);
    const added = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        addSeatMap(office.organizerId, office.venue.id, layoutOf(i + 1), [], "usr_x"),
      ),
    );
    expect(added.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it("have the hash of their layout, so that equal ones are known", async () => {
    const office = await openBoxOffice(database.pool);
    for (const rows of [2, 2, 3]) await addSeatMap(office.organizerId, office.venue.id, layoutOf(rows), [], "usr_x");
    const hashes = (await maps(office)).map(({ hash }) => hash);
    expect(hashes[1]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it("are not for other organizers", async () => {
    const [office, other] = [await openBoxOffice(database.pool), await openBoxOffice(database.pool)];
    await expect(addSeatMap(other.organizerId, office.venue.id, layoutOf(1), [], "usr_x")).rejects.toMatchObject(
      notFound,
    );
    await expect(listSeatMaps(other.organizerId, office.venue.id)).rejects.toMatchObject(notFound);
    expect(await maps(office)).toEqual([]);
  });
});

describe("posting a seat map", () => {
  const sections = [{ name: "Stalls", rows: 2, seatsPerRow: 3, category: "Best" }];

  it("may be a few words about its sections", async () => {
    const office = await openBoxOffice(database.pool);
    const made = await create(office, { name: "Small hall", sections });
    expect(made).toMatchObject({ version: 1, seats: 6, report: [] });
    const { layout } = await getLayoutOfMap(made.id);
    expect(layout.name).toBe("Small hall");
    expect(layout.categories.map(({ name }) => name)).toEqual(["Best"]);
  });

  it.each([
    ["an unknown field", { sections: [{ ...sections[0], price: 1 }] }, "invalid_input", "sections[0].price"],
    ["no rows", { sections: [{ ...sections[0], rows: 0 }] }, "invalid_input", "sections[0].rows"],
    ["too many seats", { sections: [{ ...sections[0], rows: 500, seatsPerRow: 201 }] }, "invalid_input", "sections"],
    ["no sections", { sections: [] }, "invalid_input", "sections"],
    ["nothing that is a plan", { halls: [] }, "import_refused", ""],
  ])("is refused with %s, and nothing is kept", async (_, body, code, path) => {
    const office = await openBoxOffice(database.pool);
    const refused = await create(office, body).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code, status: 400 });
    if (path) expect((refused as { errors: { path: string }[] }).errors[0]?.path).toBe(path);
    expect(await maps(office)).toEqual([]);
  });

  it("is refused with the place where the JSON breaks off", async () => {
    const office = await openBoxOffice(database.pool);
    await expect(create(office, '{"zones": [')).rejects.toMatchObject({
      code: "import_refused",
      errors: [{ path: expect.stringMatching(/line 1/), message: expect.any(String) }],
    });
  });

  it("may be a seating plan", async () => {
    const office = await openBoxOffice(database.pool);
    const seat = (n: number) => ({ seat_number: String(n), category: "Stalls", position: { x: n * 30, y: 0 } });
    const plan = {
      name: "Plan",
      size: { width: 500, height: 500 },
      categories: [{ name: "Stalls", color: "#336699" }],
      zones: [
        {
          name: "Floor",
          position: { x: 0, y: 0 },
          rows: [{ row_number: "A", position: { x: 10, y: 10 }, seats: [seat(1), seat(2), seat(3)] }],
          areas: [],
        },
      ],
    };
    expect(await create(office, plan)).toMatchObject({ version: 1, seats: 3 });
  });
});

describe("layouts", () => {
  const twoRows: SeatMapLayout = {
    format: 1,
    name: "Hall",
    width: 100,
    height: 100,
    seatRadius: 5,
    categories: [
      { name: "Best", color: "#000000" },
      { name: "Cheap", color: "#ffffff" },
    ],
    sections: [
      {
        name: "Stalls",
        rows: [
          { name: "A", labelAt: "both", numbers: ["1", "3"], x: [0, 10], y: [0, 0], categories: [0, 1] },
          { name: "B", labelAt: "none", numbers: ["7"], x: [0], y: [10], categories: [1] },
        ],
      },
      { name: "Box", rows: [{ name: "1", labelAt: "none", numbers: ["a"], x: [50], y: [0], categories: [0] }] },
    ],
    areas: [],
  };

  it("name each seat by its place when sections, rows and seats are read in order", () => {
    expect(labelsOf(twoRows)).toEqual({
      section: ["Stalls", "Stalls", "Stalls", "Box"],
      row: ["A", "A", "B", "1"],
      number: ["1", "3", "7", "a"],
      category: ["Best", "Cheap", "Cheap", "Best"],
    });
    expect(labelOf(labelsOf(twoRows), 2)).toEqual({ section: "Stalls", row: "B", number: "7" });
    expect(labelOf(labelsOf(twoRows), 99)).toEqual({ section: null, row: null, number: null });
    expect(labelOf(null, 0)).toEqual({ section: null, row: null, number: null });
  });

  it("are read once, and sent as JSON or compressed", async () => {
    const office = await openBoxOffice(database.pool);
    const { id } = await addSeatMap(office.organizerId, office.venue.id, twoRows, [], "usr_x");
    const known = await getLayoutOfMap(id);
    expect(await getLayoutOfMap(id)).toBe(known);
    expect(JSON.parse(known.json.toString("utf8"))).toEqual(twoRows);
    expect(brotliDecompressSync(known.brotli)).toEqual(known.json);
    expect(known.hash).toBe((await maps(office))[0]?.hash);
    await expect(getLayoutOfMap("map_unknown")).rejects.toMatchObject(notFound);
  });

  it("are those that an event is sold on, whatever is added later", async () => {
    const office = await openBoxOffice(database.pool);
    const map = await addHall(office);
    const event = await sellEvent(office, { tiers: [{ name: "All", price: 0, seatCategories: ["Best", "Cheap"] }] });
    await addSeatMap(office.organizerId, office.venue.id, twoRows, [], "usr_x");
    expect((await getLayoutOrThrow(event.id)).hash).toBe((await getLayoutOfMap(map.id)).hash);
    expect((await seatLabels(map.id))?.category).toHaveLength(28);
    expect(await seatLabels(null)).toBeNull();
    const standing = await sellEvent(office);
    await expect(getLayoutOrThrow(standing.id)).rejects.toMatchObject(notFound);
  });
});
