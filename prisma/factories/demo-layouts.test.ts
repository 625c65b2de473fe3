import { describe, expect, it } from "vitest";
import { type SeatMapLayout, seatMapLayout } from "@/lib/schemas/seat-map";
import { amphitheatreCategories, amphitheatreLayout } from "./amphitheatre-layout";
import { arenaCategories, arenaLayout } from "./arena-layout";
import { concertHallCategories, concertHallLayout } from "./concert-hall-layout";
import { kurhausCategories, kurhausLayout } from "./kurhaus-layout";
import { studioCategories, studioLayout } from "./studio-layout";
import { theatreCategories, theatreLayout } from "./theatre-layout";

interface Seat {
  label: string;
  x: number;
  y: number;
  category: number;
}

function seatsOf(layout: SeatMapLayout): Seat[] {
  return layout.sections.flatMap((section) =>
    section.rows.flatMap((row) =>
      row.numbers.map((number, i) => ({
        label: JSON.stringify([section.name, row.name, number]),
        x: row.x[i] ?? Number.NaN,
        y: row.y[i] ?? Number.NaN,
        category: row.categories[i] ?? -1,
      })),
    ),
  );
}

/** Distance of the two seats that lie nearest to each other, by a grid of cells. */
function smallestGap(seats: Seat[], cell: number): number {
  const cells = new Map<string, Seat[]>();
  let smallest = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const [column, line] = [Math.floor(seat.x / cell), Math.floor(seat.y / cell)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(`${column + dx},${line + dy}`) ?? []) {
          smallest = Math.min(smallest, Math.hypot(other.x - seat.x, other.y - seat.y));
        }
      }
    }
    cells.set(`${column},${line}`, [...(cells.get(`${column},${line}`) ?? []), seat]);
  }
  return smallest;
}

const layouts = [
  { name: "the theatre", make: theatreLayout, least: 650, most: 750, categories: theatreCategories },
  {
    name: "the arena with a court",
    make: () => arenaLayout("court"),
    least: 6000,
    most: 8000,
    categories: arenaCategories,
  },
  {
    name: "the arena with a stage",
    make: () => arenaLayout("stage"),
    least: 6000,
    most: 8000,
    categories: arenaCategories,
  },
  { name: "the concert hall", make: concertHallLayout, least: 1250, most: 1320, categories: concertHallCategories },
  {
    name: "the open-air theatre",
    make: amphitheatreLayout,
    least: 1600,
    most: 1650,
    categories: amphitheatreCategories,
  },
  { name: "the studio", make: studioLayout, least: 110, most: 120, categories: studioCategories },
  { name: "the spa's hall", make: kurhausLayout, least: 350, most: 370, categories: kurhausCategories },
];

describe.each(layouts)("$name", ({ make, least, most, categories }) => {
  const layout = make();
  const seats = seatsOf(layout);

  it("is a layout, and the same each time", () => {
    expect(seatMapLayout.parse(layout)).toEqual(layout);
    expect(make()).toEqual(layout);
  });

  it("has its seats, each named once, in categories that all occur", () => {
    expect(seats.length).toBeGreaterThanOrEqual(least);
    expect(seats.length).toBeLessThanOrEqual(most);
    expect(new Set(seats.map((seat) => seat.label)).size).toBe(seats.length);
    expect(layout.categories.map((category) => category.name)).toEqual([...categories]);
    expect([...new Set(seats.map((seat) => seat.category))].sort()).toEqual(categories.map((_, i) => i));
  });

  it("has columns of one length in every row", () => {
    for (const row of layout.sections.flatMap((section) => section.rows)) {
      const { length } = row.numbers;
      expect(length).toBeGreaterThan(0);
      expect([row.x.length, row.y.length, row.categories.length]).toEqual([length, length, length]);
    }
  });

  it("keeps seats apart and inside the plan", () => {
    expect(smallestGap(seats, layout.seatRadius * 4)).toBeGreaterThanOrEqual(layout.seatRadius * 2);
    for (const seat of seats) {
      expect(seat.x).toBeGreaterThan(layout.seatRadius);
      expect(seat.y).toBeGreaterThan(layout.seatRadius);
      expect(seat.x).toBeLessThan(layout.width - layout.seatRadius);
      expect(seat.y).toBeLessThan(layout.height - layout.seatRadius);
    }
  });

  it("writes coordinates with one decimal at most", () => {
    expect(JSON.stringify(layout)).not.toMatch(/\.\d\d/);
  });
});

it("has no seats behind the arena's stage", () => {
  const stage = arenaLayout("stage");
  const ahead = seatsOf(stage).filter((seat) => seat.x < stage.width * 0.2);
  expect(ahead.every((seat) => Math.abs(seat.y - stage.height / 2) > stage.height * 0.15)).toBe(true);
});
