import { describe, expect, it } from "vitest";
import type { LayoutArea, SeatMapLayout } from "@/lib/schemas/seat-map";
import { rowBreadth, rowLabelPlaces, rowRuns, runCourse, sectionLabelPlaces } from "./row-runs";
import { seatTable } from "./seat-table";

function layout(areas: LayoutArea[] = []): SeatMapLayout {
  const row = (name: string, xs: number[], y: number, labelAt: "start" | "both" | "none" = "start") => ({
    name,
    labelAt,
    numbers: xs.map((_, i) => String(i + 1)),
    x: xs,
    y: xs.map(() => y),
    categories: xs.map((_, i) => i % 2),
  });
  return {
    format: 1,
    name: "Hall",
    width: 400,
    height: 300,
    seatRadius: 10,
    categories: [
      { name: "I", color: "#000" },
      { name: "II", color: "#111" },
    ],
    sections: [
      { name: "Stalls", rows: [row("1", [100, 125, 150], 50, "both"), row("2", [100, 125, 250, 275], 80)] },
      { name: "", rows: [row("", [100, 125], 200)] },
    ],
    areas,
  };
}

describe("seatTable", () => {
  it("numbers seats in the order of sections, rows, seats", () => {
    const table = seatTable(layout());
    expect(table.count).toBe(9);
    expect(table.numbers).toEqual(["1", "2", "3", "1", "2", "3", "4", "1", "2"]);
    expect([...table.row]).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2]);
    expect(table.rows[1]).toMatchObject({ name: "2", section: 0, start: 3, end: 7 });
    expect(table.sections[1]).toMatchObject({ name: "", firstRow: 2, endRow: 3, start: 7, end: 9 });
    expect(table.sections[1]?.bounds).toEqual({ minX: 75, minY: 175, maxX: 150, maxY: 225 });
    expect([...table.category]).toEqual([0, 1, 0, 0, 1, 0, 1, 0, 1]);
    expect(table.x[6]).toBe(275);
  });

  it("finds the usual distance between neighbours and draws seats that do not touch", () => {
    const table = seatTable(layout());
    expect(table.pitch).toBe(25);
    expect(table.radius).toBeLessThan(12.5);
    expect(seatTable({ ...layout(), seatRadius: 40 }).radius).toBeLessThan(12.5);
    expect(seatTable({ ...layout(), seatRadius: 1 }).radius).toBeGreaterThan(5);
  });

  it("bounds seats and areas, turned or not", () => {
    const area: LayoutArea = { shape: "rectangle", x: -50, y: 10, rotation: 0, width: 20, height: 30, color: "#eee" };
    expect(seatTable(layout()).bounds.minX).toBeCloseTo(62.5);
    expect(seatTable(layout([area])).bounds.minX).toBe(-50);
    expect(seatTable(layout([{ ...area, rotation: 90 }])).bounds.minX).toBeLessThan(-80);
    const polygon: LayoutArea = {
      shape: "polygon",
      x: 0,
      y: 0,
      rotation: 0,
      points: [0, 0, 500, 0, 0, 400],
      color: "",
    };
    expect(seatTable(layout([polygon])).bounds).toMatchObject({ maxX: 500, maxY: 400, minX: 0, minY: 0 });
  });

  it("takes the layout's size when there is nothing in it", () => {
    const empty = seatTable({ ...layout(), sections: [] });
    expect(empty.count).toBe(0);
    expect(empty.bounds).toEqual({ minX: 0, minY: 0, maxX: 400, maxY: 300 });
  });

  it("refuses a row whose columns differ in length", () => {
    const broken = layout();
    broken.sections[0]?.rows[0]?.x.pop();
    expect(() => seatTable(broken)).toThrow(RangeError);
  });
});

describe("rows and sections as drawn", () => {
  it("cuts rows at their aisles", () => {
    expect(rowRuns(seatTable(layout()))).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 5 },
      { start: 5, end: 7 },
      { start: 7, end: 9 },
    ]);
  });

  it("draws a straight row by its ends and follows one that bends", () => {
    const table = seatTable(layout());
    expect(runCourse(table, { start: 0, end: 3 })).toEqual([100, 50, 150, 50]);
    expect(runCourse(table, { start: 7, end: 8 })).toEqual([100, 200, 100, 200]);
    const bent = layout();
    const row = bent.sections[0]?.rows[0];
    if (row) row.y = [50, 50, 75];
    expect(runCourse(seatTable(bent), { start: 0, end: 3 })).toEqual([100, 50, 125, 50, 150, 75]);
  });

  it("makes rows' lines broad enough to meet", () => {
    expect(rowBreadth(seatTable(layout()))).toBeGreaterThan(30);
  });

  it("writes rows' names beyond their ends, where the layout wants them", () => {
    const places = rowLabelPlaces(seatTable(layout()));
    expect(places.map((place) => place.row)).toEqual([0, 0, 1]);
    expect(places[0]?.x).toBeLessThan(100);
    expect(places[1]?.x).toBeGreaterThan(150);
    expect(places[0]?.y).toBe(50);
  });

  it("writes a name once between two blocks whose rows face each other", () => {
    const row = (xs: number[], name = "7") => ({
      name,
      labelAt: "both" as const,
      numbers: xs.map(String),
      x: xs,
      y: xs.map(() => 50),
      categories: xs.map(() => 0),
    });
    const facing = (name: string) =>
      rowLabelPlaces(
        seatTable({ ...layout(), sections: [{ name: "", rows: [row([0, 25, 50]), row([120, 145, 170], name)] }] }),
      );
    expect(facing("7").map((place) => place.x)).toEqual([-27.5, 85, 197.5].map((x) => expect.closeTo(x)));
    expect(facing("8")).toHaveLength(4);
  });

  it("names sections that have a name in the middle of their seats", () => {
    const places = sectionLabelPlaces(seatTable(layout()));
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ section: 0, seats: 7 });
    expect(places[0]?.x).toBeCloseTo((100 + 125 + 150 + 100 + 125 + 250 + 275) / 7);
  });
});
