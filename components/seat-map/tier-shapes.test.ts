import { describe, expect, it } from "vitest";
import { shapeOutline, shapeRing, styleOfTier, TIER_STYLES, tierShapes } from "./tier-shapes";

const numbersOf = (path: string) => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

describe("tier shapes", () => {
  it("gives eight tiers eight different shapes, and begins again", () => {
    const drawn = tierShapes.map((shape) => `${shapeOutline(shape, 10)}|${shapeRing(shape, 10)}`);
    expect(new Set(drawn).size).toBe(TIER_STYLES);
    expect([0, 7, 8, 17].map(styleOfTier)).toEqual([0, 7, 0, 1]);
  });

  it("keeps every shape within its seat's place", () => {
    for (const shape of tierShapes) {
      const path = shapeOutline(shape, 10);
      expect(path).toMatch(/^M.*Z$/);
      for (const value of numbersOf(path)) expect(Math.abs(value)).toBeLessThanOrEqual(11.7);
    }
  });

  it("draws rings inside their shape", () => {
    expect(shapeRing("circle", 10)).toBeNull();
    const ring = numbersOf(shapeRing("square-ring", 10) ?? "");
    expect(Math.max(...ring)).toBeLessThan(Math.max(...numbersOf(shapeOutline("square-ring", 10))));
  });
});
