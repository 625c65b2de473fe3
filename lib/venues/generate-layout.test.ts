import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/errors";
import { type SeatMapLayout, seatMapLayout } from "@/lib/schemas/seat-map";
import { generateLayout, type SectionRequest } from "./generate-layout";

const section = (name: string, rows: number, seatsPerRow: number, category = "Standard"): SectionRequest => ({
  name,
  rows,
  seatsPerRow,
  category,
});

const generate = (...sections: SectionRequest[]) => generateLayout({ name: "Hall", sections });

/** The box around each section's seats. */
function boxes(layout: SeatMapLayout) {
  return layout.sections.map(({ rows }) => {
    const [xs, ys] = [rows.flatMap(({ x }) => x), rows.flatMap(({ y }) => y)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });
}

describe("generateLayout", () => {
  it("names rows by letters from the stage on, and numbers seats from the left", () => {
    const { sections, categories, areas } = generate(section("Stalls", 28, 10));
    const rows = sections[0]?.rows ?? [];
    expect(rows.map(({ name }) => name).join(" ")).toBe("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z AA AB");
    expect(rows[0]?.numbers).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(rows[0]?.x).toEqual(rows[0]?.x.toSorted((a, b) => a - b));
    expect(rows.map(({ y }) => y[4])).toEqual(rows.map(({ y }) => y[4] ?? 0).toSorted((a, b) => a - b));
    expect(categories).toHaveLength(1);
    expect(areas[0]?.text?.text).toBe("Stage");
  });

  it("bows rows gently: their ends come nearer to the stage, the same on both sides", () => {
    const y = generate(section("Stalls", 1, 30)).sections[0]?.rows[0]?.y ?? [];
    const [end = 0, middle = 0] = [y[0], y[15]];
    expect(middle - end).toBeGreaterThan(20);
    expect(middle - end).toBeLessThan(120);
    expect(y.at(-1)).toBeCloseTo(end, 1);
  });

  it("puts sections below one another, and alike or named by side beside one another", () => {
    const [left, centre, right, circle] = boxes(
      generate(
        section("Stalls left", 8, 10, "B"),
        section("Stalls centre", 10, 20, "A"),
        section("Stalls right", 8, 10, "B"),
        section("Circle", 4, 30, "C"),
      ),
    );
    expect(left?.right).toBeLessThan(centre?.left ?? 0);
    expect(centre?.right).toBeLessThan(right?.left ?? 0);
    expect(circle?.top).toBeGreaterThan(left?.bottom ?? 0);
    const [a, b] = boxes(generate(section("Block A", 8, 10), section("Block B", 8, 10)));
    expect(a?.right).toBeLessThan(b?.left ?? 0);
    const [front, back] = boxes(generate(section("Front", 8, 10), section("Back", 9, 10)));
    expect(front?.bottom).toBeLessThan((back?.bottom ?? 0) - 8 * 30);
  });

  it("wraps many alike sections into lines of a hall, not one endless line", () => {
    const layout = generate(...Array.from({ length: 80 }, (_, i) => section(`Block ${i + 1}`, 25, 40)));
    expect(layout.width / layout.height).toBeGreaterThan(0.5);
    expect(layout.width / layout.height).toBeLessThan(2);
  });

  it("gives categories their index and a colour each, and repeated names a number", () => {
    const { categories, sections } = generate(
      section("A", 1, 2, "Gold"),
      section("A", 2, 2, "Silver"),
      section("\u202EB", 1, 3, "Gold"),
    );
    expect(categories.map(({ name }) => name)).toEqual(["Gold", "Silver"]);
    expect(categories[0]?.color).not.toBe(categories[1]?.color);
    expect(sections.map(({ name }) => name)).toEqual(["A", "A (2)", "B"]);
    expect(sections.map(({ rows }) => rows[0]?.categories[0])).toEqual([0, 1, 0]);
  });

  it("never lets dots touch each other, the stage or the edge", () => {
    const request = fc.record({
      name: fc.constantFrom("Left", "Right", "Stalls", "Circle"),
      rows: fc.integer({ min: 1, max: 6 }),
      seatsPerRow: fc.integer({ min: 1, max: 30 }),
      category: fc.constantFrom("A", "B"),
    });
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 6 }), (sections) => {
        const layout = generateLayout({ name: "Hall", sections });
        expect(seatMapLayout.parse(layout)).toEqual(JSON.parse(JSON.stringify(layout)));
        const seats = layout.sections.flatMap(({ rows }) =>
          rows.flatMap(({ x, y }) => x.map((each, i) => [each, y[i] ?? 0] as const)),
        );
        expect(seats).toHaveLength(sections.reduce((sum, { rows, seatsPerRow }) => sum + rows * seatsPerRow, 0));
        const points = layout.areas[0]?.points ?? [];
        const front = points.flatMap((value, i) =>
          i % 2 === 0
            ? [[value + (layout.areas[0]?.x ?? 0), (points[i + 1] ?? 0) + (layout.areas[0]?.y ?? 0)] as const]
            : [],
        );
        const { seatRadius } = layout;
        for (const [i, [x, y]] of seats.entries()) {
          expect(Math.min(x, y, layout.width - x, layout.height - y)).toBeGreaterThan(seatRadius);
          for (const [u, v] of seats.slice(i + 1)) {
            if (Math.hypot(x - u, y - v) <= seatRadius * 2) throw new Error(`Seats touch at ${x}, ${y}.`);
          }
          for (const [u, v] of front) {
            if (Math.hypot(x - u, y - v) <= seatRadius * 2) throw new Error(`A seat touches the stage at ${x}, ${y}.`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [[], "sections"],
    [[section("A", 0, 5)], "sections[0].rows"],
    [[section("A", 5, 1.5)], "sections[0].seatsPerRow"],
    [[section("A", 400, 400)], "sections"],
    [[section("A", 1, 90_000)], "sections"],
    [[section("A", 90_000, 1)], "sections"],
  ])("refuses %j", (sections, path) => {
    let thrown: unknown;
    try {
      generate(...sections);
    } catch (error) {
      thrown = error;
    }
    expect(isAppError(thrown) && [thrown.code, thrown.errors?.map((error) => error.path)]).toEqual([
      "invalid_input",
      [path],
    ]);
  });
});
