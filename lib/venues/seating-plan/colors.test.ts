import { describe, expect, it } from "vitest";
import { categoryColor, categoryPalette, isInvisible, safeColor } from "./colors";

describe("safeColor", () => {
  it.each([
    ["#E87722", "#e87722"],
    ["#eee", "#eee"],
    ["#11223344", "#11223344"],
    ["Transparent", "transparent"],
    ["RebeccaPurple", "rebeccapurple"],
    ["rgb(255, 0, 10)", "rgb(255,0,10)"],
    ["rgba(255,0,10, .5)", "rgba(255,0,10,.5)"],
    ["rgb(10 20 30 / 50%)", "rgb(10 20 30/50%)"],
    ["hsl(120deg, 50%, 40%)", "hsl(120deg,50%,40%)"],
  ])("takes %s", (raw, color) => {
    expect(safeColor(raw)).toBe(color);
  });

  it.each([
    "",
    "#12",
    "#12345",
    "currentcolor",
    "url(https://example.com/x)",
    "red;background:url(x)",
    "rgb(1,2)",
    "rgb(1,2,3);",
    "var(--x)",
    "expression(alert(1))",
    "constructor",
    `rgb(${"1".repeat(90)},2,3)`,
    "rgba(100.12345678, 100.12345678, 100.12345678, 0.5)",
    42,
    null,
    ["red"],
  ])("refuses %j", (raw) => {
    expect(safeColor(raw)).toBeNull();
  });

  it("knows what cannot be seen", () => {
    for (const color of ["transparent", "#fff0", "#aabbcc00", "rgba(1,2,3,0)", "rgb(1 2 3/0%)", "hsla(1,2%,3%,0.0)"]) {
      expect(isInvisible(color)).toBe(true);
    }
    for (const color of ["#fff", "#aabb00", "rgb(1,2,0)", "rgba(1,2,3,0.5)", "hsl(1,2%,0%)", "red"]) {
      expect(isInvisible(color)).toBe(false);
    }
  });
});

describe("category colours", () => {
  it("differ from each other in lightness, neighbours most", () => {
    const light = categoryPalette.map(lightness);
    for (const [i, one] of light.entries()) {
      for (const [j, other] of light.entries()) {
        if (i !== j) expect(Math.abs(one - other)).toBeGreaterThan(5);
        if (Math.abs(i - j) === 1) expect(Math.abs(one - other)).toBeGreaterThan(15);
      }
    }
  });

  it("stay safe and distinct far beyond the palette", () => {
    const colors = Array.from({ length: 200 }, (_, i) => categoryColor(i));
    expect(colors.every((color) => safeColor(color) === color)).toBe(true);
    expect(new Set(colors).size).toBe(200);
  });
});

/** CIE L*, from 0 (black) to 100 (white). */
function lightness(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}
