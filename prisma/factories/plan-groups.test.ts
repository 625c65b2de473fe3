import { describe, expect, it } from "vitest";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { randomFrom } from "@/lib/shared/event-art/random";
import { planGroups, runsOf } from "./plan-groups";

/** Rows of ten seats with an aisle in the middle; the front rows are of category 0. */
function hall(rows: number): SeatMapLayout {
  const numbers = Array.from({ length: 10 }, (_, i) => String(i + 1));
  return {
    format: 1,
    name: "Hall",
    width: 400,
    height: 40 * rows,
    seatRadius: 9,
    categories: [{ name: "One", color: "#000000" }],
    areas: [],
    sections: [
      {
        name: "Stalls",
        rows: Array.from({ length: rows }, (_, row) => ({
          name: String(row),
          labelAt: "both" as const,
          numbers,
          x: numbers.map((_, i) => i * 24 + (i < 5 ? 0 : 60)),
          y: numbers.map(() => row * 30),
          categories: numbers.map(() => 0),
        })),
      },
    ],
  };
}

const placesOf = (count: number, tierOf: (seatNo: number) => number) =>
  Array.from({ length: count }, (_, seatNo) => ({ seatNo, tierNo: tierOf(seatNo) }));

describe("runsOf", () => {
  it("cuts rows at aisles and between tiers, and general admission into pieces", () => {
    const places = placesOf(100, (seatNo) => (seatNo < 20 ? (seatNo < 3 ? 0 : 1) : 2));
    const runs = runsOf(places, hall(2), { x: 100, y: 0 });
    expect(runs.map((run) => [run.tierNo, run.seatNos[0], run.seatNos.length])).toEqual([
      [0, 0, 3],
      [1, 3, 2],
      [1, 5, 5],
      [1, 10, 5],
      [1, 15, 5],
      [2, 20, 40],
      [2, 60, 40],
    ]);
  });

  it("leaves out seats that are marked as accessible", () => {
    const marked = hall(1);
    for (const row of marked.sections.flatMap((section) => section.rows)) row.accessible = [0, 1];
    const runs = runsOf(
      placesOf(10, () => 0),
      marked,
      { x: 0, y: 0 },
    );
    expect(runs.map((run) => run.seatNos)).toEqual([
      [2, 3, 4],
      [5, 6, 7, 8, 9],
    ]);
  });

  it("leaves out seats that are not for sale", () => {
    const runs = runsOf(
      [0, 1, 3, 4].map((seatNo) => ({ seatNo, tierNo: 0 })),
      hall(1),
      { x: 0, y: 0 },
    );
    expect(runs.map((run) => run.seatNos)).toEqual([
      [0, 1],
      [3, 4],
    ]);
  });
});

describe("planGroups", () => {
  const runs = runsOf(
    placesOf(400, () => 0),
    hall(40),
    { x: 120, y: 0 },
  );

  it.each([0, 0.3, 0.6, 0.95, 1])("sells a share of %f, to groups side by side, nobody twice", (share) => {
    const groups = planGroups(runs, [share], 4, randomFrom("share"));
    const seats = groups.flatMap((group) => group.seatNos);
    expect(new Set(seats).size).toBe(seats.length);
    expect(Math.abs(seats.length - share * 400)).toBeLessThanOrEqual(share === 0 || share === 1 ? 0 : 20);
    for (const { seatNos } of groups) {
      expect(seatNos.length).toBeGreaterThan(0);
      expect(seatNos.length).toBeLessThanOrEqual(4);
      expect(runs.some((run) => seatNos.every((seatNo) => run.seatNos.includes(seatNo)))).toBe(true);
      expect(seatNos).toEqual(seatNos.map((_, i) => (seatNos[0] ?? 0) + i));
    }
  });

  it("sells nothing of a share of nothing, even where seats stand alone", () => {
    const alone = [0, 1, 2].map((seatNo) => ({ tierNo: 0, seatNos: [seatNo], distance: seatNo }));
    expect(planGroups(alone, [0], 4, randomFrom("alone"))).toEqual([]);
    expect(planGroups(alone, [1], 4, randomFrom("alone"))).toHaveLength(3);
  });

  it("brings large groups now and then, where the limit allows it", () => {
    const floor = Array.from({ length: 50 }, (_, run) => ({
      tierNo: 0,
      seatNos: Array.from({ length: 40 }, (_, i) => run * 40 + i),
      distance: 0,
    }));
    const large = (most: number) =>
      planGroups(floor, [1], most, randomFrom("large")).filter((group) => group.seatNos.length >= 8).length;
    expect(large(7)).toBe(0);
    expect(large(12)).toBeGreaterThan(0);
  });

  it("fills the front before the back", () => {
    const seats = planGroups(runs, [0.5], 6, randomFrom("front")).flatMap((group) => group.seatNos);
    const front = seats.filter((seatNo) => seatNo < 200).length;
    expect(front).toBeGreaterThan((seats.length - front) * 2);
  });

  it("leaves no seat alone between others", () => {
    const sold = new Set(planGroups(runs, [0.7], 6, randomFrom("orphans")).flatMap((group) => group.seatNos));
    for (const { seatNos } of runs) {
      const gaps = seatNos.map((seatNo) => (sold.has(seatNo) ? "x" : "-")).join("");
      expect(gaps).not.toMatch(/(^|x)-(x|$)/);
    }
  });

  it("plans the same for the same seed", () => {
    const plan = (seed: string) => planGroups(runs, [0.6], 6, randomFrom(seed));
    expect(plan("one")).toEqual(plan("one"));
    expect(plan("one")).not.toEqual(plan("other"));
  });
});
