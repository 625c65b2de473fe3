import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridIndex, nearestSeat, seatInDirection, visitWithin } from "./grid-index";

const points = fc.array(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }), {
  minLength: 1,
  maxLength: 200,
});
const gridOf = (places: { x: number; y: number }[]) =>
  gridIndex(
    Float32Array.from(places, (p) => p.x),
    Float32Array.from(places, (p) => p.y),
  );

describe("gridIndex", () => {
  it("finds exactly the points in a rectangle", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }), (places, x, y) => {
        const found: number[] = [];
        visitWithin(gridOf(places), x, y, x + 150, y + 90, (i) => found.push(i));
        const wanted = places.flatMap((p, i) => (p.x >= x && p.x <= x + 150 && p.y >= y && p.y <= y + 90 ? [i] : []));
        expect(found.sort((a, b) => a - b)).toEqual(wanted);
      }),
    );
  });

  it("finds the nearest point within a radius", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }), (places, x, y) => {
        const found = nearestSeat(gridOf(places), x, y, 120);
        const distances = places.map((p) => Math.hypot(p.x - x, p.y - y));
        const nearest = Math.min(...distances);
        if (nearest > 120) expect(found).toBe(-1);
        else expect(distances[found]).toBeCloseTo(nearest, 6);
      }),
    );
  });

  it("passes over points that are not accepted", () => {
    const grid = gridOf([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 300, y: 0 },
    ]);
    expect(nearestSeat(grid, 1, 0, 50)).toBe(0);
    expect(nearestSeat(grid, 1, 0, 50, (i) => i !== 0)).toBe(1);
    expect(nearestSeat(grid, 1, 0, 50, () => false)).toBe(-1);
  });

  it("works without points, with one, and with all in one place", () => {
    expect(nearestSeat(gridOf([]), 0, 0, 10)).toBe(-1);
    expect(nearestSeat(gridOf([{ x: 5, y: 5 }]), 5, 5, 0)).toBe(0);
    expect(nearestSeat(gridOf(Array.from({ length: 50 }, () => ({ x: 1, y: 1 }))), 2, 1, 3)).toBeGreaterThanOrEqual(0);
  });

  it("keeps the number of cells near the number of points, on a long row too", () => {
    const row = gridOf(Array.from({ length: 1000 }, (_, i) => ({ x: i * 25, y: 0 })));
    expect(row.columns * row.rows).toBeLessThan(3000);
    const field = gridOf(
      Array.from({ length: 10_000 }, (_, i) => ({ x: (i % 100) * 25, y: Math.floor(i / 100) * 30 })),
    );
    expect(field.columns * field.rows).toBeLessThan(12_000);
  });
});

describe("seatInDirection", () => {
  // Three rows of three, the middle one shifted by half a seat.
  const places = [0, 1, 2].flatMap((row) => [0, 1, 2].map((n) => ({ x: n * 20 + (row === 1 ? 8 : 0), y: row * 30 })));
  const grid = gridOf(places);

  it("walks along a row and stops at its end", () => {
    expect(seatInDirection(grid, 3, "right")).toBe(4);
    expect(seatInDirection(grid, 4, "left")).toBe(3);
    expect(seatInDirection(grid, 0, "left")).toBe(-1);
  });

  it("goes to the seat in front or behind, and back", () => {
    expect(seatInDirection(grid, 1, "down")).toBe(4);
    expect(seatInDirection(grid, 4, "up")).toBe(1);
    expect(seatInDirection(grid, 7, "down")).toBe(-1);
  });

  it("crosses a wide aisle", () => {
    const wide = gridOf([...places, { x: 4000, y: 31 }]);
    expect(seatInDirection(wide, 5, "right")).toBe(9);
    expect(seatInDirection(wide, 9, "left")).toBe(5);
  });

  it("never stays where it is", () => {
    fc.assert(
      fc.property(points, fc.constantFrom("left", "right", "up", "down" as const), (seats, direction) => {
        const next = seatInDirection(gridOf(seats), 0, direction);
        expect(next).not.toBe(0);
        const [first, target] = [seats[0], seats[next]];
        if (first && target) {
          if (direction === "left") expect(target.x).toBeLessThan(first.x);
          if (direction === "down") expect(target.y).toBeGreaterThan(first.y);
        }
      }),
    );
  });
});
