import { describe, expect, it } from "vitest";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { parseSeatingPlan } from "./parse-seating-plan";
import { block, type Fields, plan, row, seat, sixBlockHall, zone } from "./plan-fixtures";

function parse(value: Fields) {
  const parsed = parseSeatingPlan(JSON.stringify(value));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(seatMapLayout.parse(parsed.layout)).toEqual(parsed.layout);
  const notes = Object.fromEntries(parsed.notes.map((note) => [note.code, note]));
  return { ...parsed, notes, sections: parsed.layout.sections };
}

/** A plan of one row in one zone. */
const oneRow = (more: Fields = {}, zoneFields: Fields = {}) =>
  plan([zone("Hall", [row("1", 100, 100, 4, more)], zoneFields)]);

describe("parseSeatingPlan", () => {
  it("takes a sound plan as it is, without a note", () => {
    const { layout, seatCount, notes } = parse(oneRow({ row_number_position: "end" }));
    expect(notes).toEqual({});
    expect(seatCount).toBe(4);
    expect(layout).toEqual({
      format: 1,
      name: "Hall",
      width: 1400,
      height: 900,
      seatRadius: 10,
      categories: [{ name: "Stalls", color: "#e87722" }],
      sections: [
        {
          name: "Hall",
          rows: [
            {
              name: "1",
              labelAt: "end",
              numbers: ["1", "2", "3", "4"],
              x: [100, 125, 150, 175],
              y: [100, 100, 100, 100],
              categories: [0, 0, 0, 0],
            },
          ],
        },
      ],
      areas: [],
    });
  });

  it("adds up the positions of zone, row and seat, to two decimals", () => {
    const { sections } = parse(
      plan([
        zone("Hall", [row("1", 10.111, 20, 0, { seats: [seat("1", 3.333, 4), seat("2", 40, 4)] })], {
          position: { x: 100, y: 200.005 },
        }),
      ]),
    );
    expect(sections[0]?.rows[0]).toMatchObject({ x: [113.44, 150.11], y: [224.01, 224.01] });
  });

  it("starts at the zone where a row has no position, and at the corner where a zone has none", () => {
    const { sections, notes } = parse(oneRow({ position: undefined }, { position: { x: 7, y: 8 } }));
    expect(sections[0]?.rows[0]?.x[0]).toBe(7);
    expect(notes).toEqual({});
    expect(parse(oneRow({}, { position: null })).notes.position_missing?.places).toEqual(["zones[0].position"]);
  });

  it("says where the names of rows are shown", () => {
    const labelAt = (value: unknown) => parse(oneRow({ row_number_position: value })).sections[0]?.rows[0]?.labelAt;
    expect([labelAt("start"), labelAt("both"), labelAt(null), labelAt(undefined)]).toEqual([
      "start",
      "both",
      "none",
      "both",
    ]);
  });

  it("names what has no name by its order", () => {
    const { layout, notes } = parse(
      plan(
        [
          zone(undefined, [
            row(undefined, 0, 0, 2),
            row("", 0, 50, 0, { seats: [seat(null, 0, 0), seat(" ", 25, 0)] }),
          ]),
        ],
        { name: undefined },
      ),
    );
    expect(layout.name).toBe("Seating plan");
    expect(layout.sections[0]?.name).toBe("Section 1");
    expect(layout.sections[0]?.rows.map((each) => [each.name, each.numbers])).toEqual([
      ["1", ["1", "2"]],
      ["2", ["1", "2"]],
    ]);
    expect(notes.row_named?.count).toBe(2);
    expect(notes.seat_numbered?.places).toEqual(["zones[0].rows[1].seats[0]", "zones[0].rows[1].seats[1]"]);
    expect(Object.keys(notes).sort()).toEqual(["name_missing", "row_named", "seat_numbered", "section_named"]);
  });

  it("takes numbers as text, drops empty rows, ignores what it does not know", () => {
    const { sections, notes } = parse(
      plan([zone("Hall", [row(7, 0, 0, 0), row(8, 0, 0, 0, { seats: [seat(12, 0, 0, { "we<b>ird": 1 })] })])], {
        extra: 1,
      }),
    );
    expect(sections[0]?.rows.map((each) => [each.name, each.numbers])).toEqual([["8", ["12"]]]);
    expect(notes.number_as_text?.count).toBe(2);
    expect(notes.row_empty?.places).toEqual(["zones[0].rows[0]"]);
    expect(notes.unknown_field?.places).toEqual(["extra", 'zones[0].rows[1].seats[0]["we<b>ird"]']);
  });

  it("notes missing and repeated guids, and does without", () => {
    const seats = ["a", "a", "a", undefined].map((guid, i) => seat(String(i), i * 25, 0, { seat_guid: guid }));
    const { seatCount, notes } = parse(oneRow({ seats }));
    expect(seatCount).toBe(4);
    expect(notes.seat_guid_repeated?.count).toBe(2);
    expect(notes.seat_guid_missing?.places).toEqual(["zones[0].rows[0].seats[3]"]);
  });

  it("adds categories that only seats name, merges those named twice, colours those without a usable colour", () => {
    const { layout, notes } = parse(
      plan(
        [
          zone("Hall", [
            row("1", 0, 0, 0, {
              seats: [seat("1", 0, 0), seat("2", 25, 0, { category: "Box " }), seat("3", 50, 0, { category: "Box" })],
            }),
          ]),
        ],
        {
          categories: [
            { name: "Stalls" },
            { name: "Circle", color: "javascript:alert(1)" },
            { name: "Stalls", color: "red" },
            { name: "Gone", color: "transparent" },
          ],
        },
      ),
    );
    expect(layout.categories.map(({ name }) => name)).toEqual(["Stalls", "Circle", "Gone", "Box"]);
    expect(new Set(layout.categories.map(({ color }) => color)).size).toBe(4);
    expect(layout.sections[0]?.rows[0]?.categories).toEqual([0, 3, 3]);
    expect(notes.category_colored?.count).toBe(3);
    expect(notes.category_merged?.places).toEqual(["categories[2]"]);
    expect(notes.category_added?.places).toEqual(["zones[0].rows[0].seats[1].category"]);
  });

  it("cleans and shortens names", () => {
    const { sections, notes } = parse(plan([zone("\u202EHall\u0000", [row("R".repeat(300), 0, 0, 1)])]));
    expect(sections[0]?.name).toBe("Hall");
    expect(sections[0]?.rows[0]?.name).toBe("R".repeat(200));
    expect(notes.text_cleaned?.places).toEqual(["zones[0].name"]);
    expect(notes.name_truncated?.places).toEqual(["zones[0].rows[0].row_number"]);
  });

  it("is not impressed by names of an object's own machinery", () => {
    const text = JSON.stringify(
      plan([
        zone("constructor", [
          row("__proto__", 0, 0, 0, { seats: [seat("toString", 0, 0, { category: "hasOwnProperty" })] }),
        ]),
      ]),
    );
    const parsed = parseSeatingPlan(
      text.replace('{"name":"Hall"', '{"__proto__":{"name":"Evil"},"constructor":1,"name":"Hall"'),
    );
    expect(parsed).toMatchObject({ ok: true, seatCount: 1 });
    if (!parsed.ok) return;
    expect(parsed.layout.sections[0]?.rows[0]).toMatchObject({
      name: "__proto__",
      numbers: ["toString"],
      categories: [1],
    });
    expect(parsed.layout.categories[1]?.name).toBe("hasOwnProperty");
    expect(Object.prototype).not.toHaveProperty("name");
  });

  describe("labels", () => {
    it("splits a zone whose blocks repeat them", () => {
      const { sections, seatCount, notes } = parse(sixBlockHall());
      expect(sections.map((section) => `${section.name}: ${section.rows.length}`)).toEqual(
        ["A: 8", "B: 8", "C: 8", "D: 11", "E: 11", "F: 11"].map((each) => `Ground floor · Block ${each}`),
      );
      expect(seatCount).toBe(760);
      expect(notes.zone_split?.places).toEqual(["zones[0] (6 blocks)"]);
    });

    it("tells repeated rows, seats and zones apart by a number", () => {
      const rows = ["1", "1", "1 (2)", "2", "3", "4", "5"].map((name, i) => row(name, 0, i * 30, 3));
      const twice = row("6", 0, 210, 0, { seats: [seat("5", 0, 0), seat("5", 25, 0)] });
      const { sections, notes } = parse(plan([zone("Hall", [...rows, twice]), zone("Hall", [row("1", 400, 0, 3)])]));
      expect(sections.map(({ name }) => name)).toEqual(["Hall", "Hall (2)"]);
      expect(sections[0]?.rows.map(({ name }) => name)).toEqual(["1", "1 (2)", "1 (2) (2)", "2", "3", "4", "5", "6"]);
      expect(sections[0]?.rows[7]?.numbers).toEqual(["5", "5 (2)"]);
      expect(Object.keys(notes).sort()).toEqual(["row_renamed", "seat_renamed", "section_renamed"]);
    });

    it("lets two halves of a row share its name", () => {
      const right = row("1", 200, 0, 0, { seats: [seat("4", 0, 0), seat("5", 25, 0)] });
      const { sections, notes } = parse(plan([zone("Hall", [row("1", 0, 0, 3), right])]));
      expect(sections[0]?.rows.map(({ name }) => name)).toEqual(["1", "1"]);
      expect(notes).toEqual({});
    });
  });

  describe("size", () => {
    const offSize = [
      ["seats to the left of it", plan([zone("Hall", [row("1", -100, 50, 4)])])],
      ["seats below it", plan([zone("Hall", [row("1", 50, 950, 4)])])],
      ["nothing", plan([zone("Hall", [row("1", 50, 50, 4)])], { size: { width: 0, height: 0 } })],
      ["a desert", plan([zone("Hall", [row("1", 50, 50, 4)])], { size: { width: 90_000, height: 10 } })],
    ] as const;
    it.each(offSize)("is computed with a margin where it holds %s", (_, value) => {
      const { layout, notes } = parse(value);
      expect(notes.size_recomputed?.count).toBe(1);
      expect(layout.sections[0]?.rows[0]?.x).toEqual([40, 65, 90, 115]);
      expect([layout.width, layout.height]).toEqual([155, 80]);
    });

    it("counts areas in when it is computed", () => {
      const stage = {
        shape: "rectangle",
        position: { x: -50, y: -80 },
        rectangle: { width: 100, height: 50 },
        color: "#eee",
      };
      const { layout } = parse(
        plan([zone("Hall", [row("1", 0, 0, 4)], { areas: [stage] })], { size: { width: -1, height: 5 } }),
      );
      expect(layout.areas[0]).toMatchObject({ x: 40, y: 40 });
      expect(layout.sections[0]?.rows[0]).toMatchObject({ x: [90, 115, 140, 165], y: [120, 120, 120, 120] });
    });

    it("is enlarged with all in it where rounding would move seats together", () => {
      const seats = [0.1, 0.11, 0.2].map((x, i) => seat(String(i), x, 0.5));
      const { layout, notes } = parse(
        plan([zone("Hall", [row("1", 0, 0, 0, { seats, position: undefined })])], { size: { width: 1, height: 0.6 } }),
      );
      expect(notes.coordinates_scaled?.places).toEqual(["by 1000"]);
      expect(layout.sections[0]?.rows[0]).toMatchObject({ x: [100, 110, 200], y: [500, 500, 500] });
      expect([layout.width, layout.height, layout.seatRadius]).toEqual([1000, 600, 4]);
    });
  });

  describe("dots", () => {
    it("do not overlap, whatever radius the file gives", () => {
      const withRadius = (radius: unknown) =>
        oneRow({ seats: [0, 1, 2].map((i) => seat(String(i), i * 30, 0, { radius })) });
      expect(parse(withRadius(8)).layout.seatRadius).toBe(8);
      expect(parse(withRadius(500)).layout.seatRadius).toBe(13.5);
      expect(parse(withRadius(undefined)).layout.seatRadius).toBe(12);
      expect(parse(withRadius(-3)).notes.radius_ignored?.count).toBe(3);
    });

    it("do not shrink for a few seats that stand too close", () => {
      const rows = block(100, 100, 20, 20).concat(row("stray", 101, 100, 1));
      expect(parse(plan([zone("Hall", rows)])).layout.seatRadius).toBeGreaterThan(9);
    });

    it("on top of each other are noted", () => {
      const { notes } = parse(plan([zone("Hall", [row("1", 0, 0, 3), row("2", 0, 0, 2)])]));
      expect(notes.seats_coincide).toMatchObject({ count: 2, places: ["zones[0].rows[1]", "zones[0].rows[1]"] });
    });
  });
});
