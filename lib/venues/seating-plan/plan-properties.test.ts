import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { MAX_PROBLEMS } from "@/lib/shared/import-report";
import { layoutHash } from "./layout-hash";
import { parseSeatingPlan } from "./parse-seating-plan";
import { block, type Fields, plan, zone } from "./plan-fixtures";

const coordinate = fc.integer({ min: -2_000, max: 2_000 });
const point = fc.record({ x: coordinate, y: coordinate });
const label = fc.constantFrom("1", "2", "A", "1 (2)", "");

/** Plans as careless as can be: few labels for many seats, seats anywhere, rows without positions. */
const carelessPlan = fc
  .array(
    fc.record({
      name: fc.option(label, { nil: undefined }),
      position: point,
      rows: fc.array(
        fc.record({
          row_number: fc.option(label, { nil: undefined }),
          position: fc.option(point, { nil: undefined }),
          seats: fc.array(
            fc.record({
              seat_number: label,
              position: point,
              category: fc.constantFrom("Stalls", "Circle", "Box"),
              radius: fc.option(fc.double({ min: 0.1, max: 50, noNaN: true }), { nil: undefined }),
            }),
            { maxLength: 12 },
          ),
        }),
        { maxLength: 12 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((zones) => plan(zones));

/** Every place in a JSON value, as a list of keys. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => places((value as Fields)[key], [...path, key]))];
}

/** A copy of the value with another one put in at a place. */
function replaced(value: unknown, path: (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? replaced(item, rest, by) : item));
  return { ...(value as Fields), [key]: replaced((value as Fields)[key], rest, by) };
}

function expectSound(text: string): void {
  const parsed = parseSeatingPlan(text);
  if (parsed.ok) {
    expect(seatMapLayout.parse(parsed.layout)).toEqual(parsed.layout);
    const rows = parsed.layout.sections.flatMap((section) => section.rows);
    expect(rows.reduce((sum, row) => sum + row.numbers.length, 0)).toBe(parsed.seatCount);
    for (const row of rows) {
      expect(new Set([row.numbers.length, row.x.length, row.y.length, row.categories.length]).size).toBe(1);
      expect(row.categories.every((category) => category < parsed.layout.categories.length)).toBe(true);
    }
  } else {
    expect(parsed.problems.length).toBeGreaterThan(0);
    expect(parsed.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
  }
}

describe("parseSeatingPlan, whatever it is given,", () => {
  it("never throws on text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), expectSound));
  });

  it("never throws on JSON", () => {
    fc.assert(fc.property(fc.json(), expectSound));
  });

  it("never throws on a plan with anything in the place of anything", () => {
    const stage = {
      shape: "rectangle",
      position: { x: 0, y: 0 },
      rectangle: { width: 9, height: 9 },
      text: { text: "Stage", position: { x: 1, y: 1 } },
    };
    const small = plan([zone("Hall", block(100, 100, 3, 4), { areas: [stage] })]);
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, "", -1, 0, 1e308, "9".repeat(300), [], {}, undefined));
    fc.assert(
      fc.property(fc.constantFrom(...places(small)), odd, (path, value) => {
        expectSound(JSON.stringify(replaced(small, path, value)) ?? "");
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives every seat a label of its own, and loses none", () => {
    fc.assert(
      fc.property(carelessPlan, (value) => {
        const parsed = parseSeatingPlan(JSON.stringify(value));
        const seats = (value.zones as { rows: { seats: unknown[] }[] }[])
          .flatMap(({ rows }) => rows)
          .flatMap((row) => row.seats);
        expect(parsed.ok).toBe(seats.length > 0);
        if (seats.length === 0) return;
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        expect(parsed.seatCount).toBe(seats.length);
        const labels = parsed.layout.sections.flatMap((section) =>
          section.rows.flatMap((row) => row.numbers.map((number) => JSON.stringify([section.name, row.name, number]))),
        );
        expect(new Set(labels).size).toBe(seats.length);
        expectSound(JSON.stringify(value));
      }),
    );
  });

  it("keeps seats where they are to each other, and inside its size", () => {
    const seats = fc.uniqueArray(fc.record({ zone: point, row: point, seat: point }), {
      minLength: 2,
      maxLength: 30,
      selector: ({ zone: a, row: b, seat: c }) => `${a.x + b.x + c.x} ${a.y + b.y + c.y}`,
    });
    fc.assert(
      fc.property(seats, (spots) => {
        const zones = spots.map((spot, i) => ({
          name: `Zone ${i}`,
          position: spot.zone,
          rows: [
            {
              row_number: "1",
              position: spot.row,
              seats: [{ seat_number: "1", category: "Stalls", position: spot.seat }],
            },
          ],
        }));
        const parsed = parseSeatingPlan(JSON.stringify(plan(zones)));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        const { sections, width, height } = parsed.layout;
        const placed = sections.map(({ rows }) => ({ x: rows[0]?.x[0] ?? Number.NaN, y: rows[0]?.y[0] ?? Number.NaN }));
        const expected = spots.map((spot) => ({
          x: spot.zone.x + spot.row.x + spot.seat.x,
          y: spot.zone.y + spot.row.y + spot.seat.y,
        }));
        for (const [i, { x, y }] of placed.entries()) {
          const [here, first, start] = [expected[i], expected[0], placed[0]];
          expect(x - (start?.x ?? 0)).toBeCloseTo((here?.x ?? 0) - (first?.x ?? 0), 1);
          expect(y - (start?.y ?? 0)).toBeCloseTo((here?.y ?? 0) - (first?.y ?? 0), 1);
          expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
        }
      }),
    );
  });

  it("yields the same layout and hash each time", () => {
    fc.assert(
      fc.property(carelessPlan, (value) => {
        const [one, other] = [
          parseSeatingPlan(JSON.stringify(value)),
          parseSeatingPlan(JSON.stringify(value, null, 2)),
        ];
        expect(one).toEqual(other);
        if (one.ok && other.ok) expect(layoutHash(one.layout)).toBe(layoutHash(other.layout));
      }),
      { numRuns: 30 },
    );
  });
});
