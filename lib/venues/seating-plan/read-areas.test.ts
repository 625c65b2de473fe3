import { describe, expect, it } from "vitest";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { parseSeatingPlan } from "./parse-seating-plan";
import { type Fields, plan, row, zone } from "./plan-fixtures";

function parse(...areas: unknown[]) {
  return parseSeatingPlan(
    JSON.stringify(plan([zone("Hall", [row("1", 100, 100, 4)], { areas, position: { x: 10, y: 20 } })])),
  );
}

function areaOf(area: Fields) {
  const parsed = parse(area);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(seatMapLayout.parse(parsed.layout)).toEqual(parsed.layout);
  return { area: parsed.layout.areas[0], notes: parsed.notes.map(({ code, places }) => [code, ...places]) };
}

const position = { x: 30, y: 40 };

describe("areas", () => {
  it("take over every shape in absolute coordinates", () => {
    const rectangle = {
      shape: "rectangle",
      position,
      rectangle: { width: 50.5, height: 20 },
      color: "#EEE",
      border_color: "black",
      rotation: 405,
    };
    expect(areaOf(rectangle).area).toEqual({
      shape: "rectangle",
      x: 40,
      y: 60,
      rotation: 45,
      width: 50.5,
      height: 20,
      color: "#eee",
      borderColor: "black",
    });
    const circle = { shape: "circle", position, circle: { radius: 7 }, color: "red" };
    expect(areaOf(circle).area).toEqual({
      shape: "ellipse",
      x: 40,
      y: 60,
      rotation: 0,
      width: 14,
      height: 14,
      color: "red",
    });
    const ellipse = { shape: "ellipse", position, ellipse: { radius: { x: 5, y: 6 } }, color: "red" };
    expect(areaOf(ellipse).area).toMatchObject({ shape: "ellipse", x: 40, y: 60, width: 10, height: 12 });
    const polygon = {
      shape: "polygon",
      position,
      polygon: {
        points: [
          { x: 0, y: 0 },
          { x: 9, y: 0 },
          { x: 0, y: -9.123 },
        ],
      },
    };
    expect(areaOf(polygon).area).toMatchObject({
      shape: "polygon",
      x: 40,
      y: 60,
      points: [0, 0, 9, 0, 0, -9.12],
      color: "#9ca3af",
    });
  });

  it("take over text, with the format's size where none is given", () => {
    const text = { text: "STAGE", position: { x: 5, y: 6 } };
    const expected = { text: "STAGE", x: 45, y: 66, size: 16, color: "#333333" };
    expect(areaOf({ shape: "text", position, text }).area).toMatchObject({
      shape: "text",
      color: "transparent",
      text: expected,
    });
    expect(areaOf({ shape: "text", position, text, color: "blue" }).area?.text?.color).toBe("blue");
    const on = { shape: "circle", position, circle: { radius: 7 }, text: { ...text, size: 9_999, color: "white" } };
    expect(areaOf(on).area?.text).toMatchObject({ size: 500, color: "white" });
  });

  it("know their shape by its measures where none is named", () => {
    expect(areaOf({ position, circle: { radius: 7 } }).area?.shape).toBe("ellipse");
  });

  it("without a usable shape are left out, and that is said", () => {
    const useless: Fields[] = [
      {},
      { shape: "star", position },
      { shape: "rectangle", position },
      { shape: "rectangle", position, rectangle: { width: 0, height: 5 } },
      { shape: "circle", position, circle: { radius: -1 } },
      { shape: "polygon", position, polygon: { points: [{ x: 0, y: 0 }] } },
      { shape: "text", position, text: { text: " ", position } },
      { shape: "constructor", position },
    ];
    for (const each of useless) {
      const { area, notes } = areaOf(each);
      expect(area).toBeUndefined();
      expect(notes).toEqual([["area_dropped", "zones[0].areas[0]"]]);
    }
  });

  it("lose colours that are more than a colour", () => {
    const { area, notes } = areaOf({
      shape: "circle",
      position,
      circle: { radius: 7 },
      color: "url(x)",
      border_color: "red;}",
    });
    expect(area).toMatchObject({ color: "#9ca3af", borderColor: "#9ca3af" });
    expect(notes).toEqual([["color_replaced", "zones[0].areas[0].border_color", "zones[0].areas[0].color"]]);
  });

  it.each([
    [{ shape: "circle", position: { x: "1", y: 2 }, circle: { radius: 1 } }, "zones[0].areas[0].position.x"],
    [{ shape: "circle", position, circle: { radius: 1e9 } }, "zones[0].areas[0].circle.radius"],
    [{ shape: "circle", position, circle: {} }, "zones[0].areas[0].circle.radius"],
    [
      { shape: "polygon", position, polygon: { points: [{ x: 0, y: 0 }, { x: 1 }, { x: 1, y: 1 }] } },
      "zones[0].areas[0].polygon.points[1].y",
    ],
    [{ shape: "rectangle", position: { x: 399_999, y: 0 }, rectangle: { width: 100, height: 1 } }, "zones[0].areas[0]"],
    [{ shape: "circle", position, circle: { radius: 1 }, rotation: "45" }, "zones[0].areas[0].rotation"],
    ["stage", "zones[0].areas[0]"],
  ])("with numbers that are none are refused: %j", (area, path) => {
    expect(parse(area)).toMatchObject({ ok: false, problems: [{ path }] });
  });

  it("have bounds in number and in points", () => {
    const circle = { shape: "circle", circle: { radius: 1 } };
    expect(parse(...Array.from({ length: 5_001 }, () => circle))).toMatchObject({
      ok: false,
      problems: [{ path: "zones[0].areas" }],
    });
    const points = Array.from({ length: 50_001 }, (_, i) => ({ x: i % 100, y: i % 7 }));
    expect(parse({ shape: "polygon", polygon: { points } })).toMatchObject({
      ok: false,
      problems: [{ path: "zones[0].areas" }],
    });
  });
});
