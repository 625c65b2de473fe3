import { describe, expect, it } from "vitest";
import { type SeatMapLayout, seatMapLayout } from "@/lib/schemas/seat-map";
import { hallPreview } from "./hall-preview";

function row(y: number, xs: number[], categories = xs.map(() => 0)) {
  return { name: "A", labelAt: "none" as const, numbers: xs.map(String), x: xs, y: xs.map(() => y), categories };
}

function layout(sections: SeatMapLayout["sections"], areas: unknown[] = []): SeatMapLayout {
  return seatMapLayout.parse({
    format: 1,
    name: "Hall",
    width: 640,
    height: 320,
    seatRadius: 4,
    categories: [
      { name: "Near", color: "#000" },
      { name: "Far", color: "#000" },
    ],
    sections,
    areas,
  });
}

describe("a small drawing of a hall", () => {
  it("has a line for each part of a row between its aisles", () => {
    const drawn = hallPreview(layout([{ name: "S", rows: [row(50, [10, 20, 30, 60, 70, 80])] }]));
    expect(drawn).toMatchObject({ width: 640, height: 320 });
    expect(drawn.shapes).toEqual([{ category: "Near", d: "M10 50L30 50M60 50L80 50" }]);
    expect(drawn.lineWidth).toBeGreaterThan(1);
  });

  it("parts a row where its category changes, and draws a single seat as a dot", () => {
    const drawn = hallPreview(layout([{ name: "S", rows: [row(50, [10, 20, 30], [0, 0, 1])] }]));
    expect(drawn.shapes).toEqual([
      { category: "Near", d: "M10 50L20 50" },
      { category: "Far", d: "M30 50h0" },
    ]);
  });

  it("keeps the bend of a row", () => {
    const bent = { ...row(0, [0, 10, 20, 30, 40]), y: [0, 6, 8, 6, 0] };
    const [shape] = hallPreview(layout([{ name: "S", rows: [bent] }])).shapes;
    expect(shape?.d).toContain("20 8");
  });

  it("shows sections as blocks where there are very many rows, and stays small", () => {
    const rows = Array.from({ length: 1500 }, (_, i) =>
      row(
        i / 5,
        Array.from({ length: 50 }, (_, seat) => seat * 10),
      ),
    );
    const drawn = hallPreview(layout([{ name: "S", rows }]));
    expect(drawn.lineWidth).toBeNull();
    expect(drawn.shapes).toHaveLength(1);
    expect(drawn.shapes[0]?.d).toMatch(/^M.*Z$/);
    expect(drawn.shapes[0]?.d.length).toBeLessThan(100);
  });

  it("has the stage and its name where they are", () => {
    const areas = [
      { shape: "rectangle", x: 20, y: 20, width: 100, height: 40, color: "#eee", rotation: 15 },
      { shape: "text", x: 0, y: 0, color: "#000", text: { text: "Stage", x: 70, y: 40, size: 20, color: "#000" } },
    ];
    const drawn = hallPreview(layout([{ name: "S", rows: [row(50, [10])] }], areas));
    expect(drawn.areas[0]).toMatchObject({ shape: "rectangle", x: 20, width: 100, rotation: 15, text: null });
    expect(drawn.areas[1]?.text).toEqual({ text: "Stage", x: 70, y: 40, size: 20 });
  });

  it("of a hall without seats is empty", () => {
    expect(hallPreview(layout([])).shapes).toEqual([]);
  });
});
