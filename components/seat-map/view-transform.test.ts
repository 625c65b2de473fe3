import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betweenViews, clampView, fitView, panBy, scaleLimits, toLayout, toScreen, zoomAbout } from "./view-transform";

const bounds = { minX: 100, minY: 50, maxX: 1100, maxY: 650 };
const size = { width: 400, height: 400 };
const fit = fitView(bounds, size, 20);
const limits = scaleLimits(fit.scale, 10);

describe("view transform", () => {
  it("fits the whole map into the viewport, centred, with its padding", () => {
    expect(fit.scale).toBeCloseTo(0.36);
    expect(toScreen(fit, 100, 350).x).toBeCloseTo(20);
    expect(toScreen(fit, 1100, 350).x).toBeCloseTo(380);
    expect(toScreen(fit, 600, 350)).toEqual({ x: expect.closeTo(200), y: expect.closeTo(200) });
  });

  it("never fits to nothing, however small the viewport", () => {
    expect(fitView(bounds, { width: 10, height: 10 }, 20).scale).toBeGreaterThan(0);
    expect(fitView({ minX: 0, minY: 0, maxX: 0, maxY: 0 }, size, 10).scale).toBeGreaterThan(0);
  });

  it("keeps what is under the fingers under them while zooming", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        (px, py, scale) => {
          const before = toLayout(fit, px, py);
          const next = zoomAbout(fit, px, py, scale, limits);
          const after = toScreen(next, before.x, before.y);
          expect(after.x).toBeCloseTo(px, 3);
          expect(after.y).toBeCloseTo(py, 3);
          expect(next.scale).toBeGreaterThanOrEqual(limits.min);
          expect(next.scale).toBeLessThanOrEqual(limits.max);
        },
      ),
    );
  });

  it("goes from the whole map to seats that fill a thumb", () => {
    expect(limits.min).toBe(fit.scale);
    expect(limits.max * 2 * 10).toBeCloseTo(44);
  });

  it("moves by pixels of the screen", () => {
    const moved = panBy(fit, 36, -18);
    expect(toScreen(moved, 600, 350).x).toBeCloseTo(236);
    expect(toScreen(moved, 600, 350).y).toBeCloseTo(182);
  });

  it("always leaves part of the map in sight, and the middle of it when all fits", () => {
    const lost = clampView({ scale: fit.scale, x: 9999, y: -9999 }, bounds, size, limits);
    expect(lost.x).toBeCloseTo(fit.x);
    expect(lost.y).toBeCloseTo(fit.y);
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (x, y, scale) => {
          const view = clampView({ scale, x, y }, bounds, size, limits);
          const seen = size.width / view.scale;
          const overlap = Math.min(view.x + seen, bounds.maxX) - Math.max(view.x, bounds.minX);
          expect(overlap).toBeGreaterThan(Math.min(seen, bounds.maxX - bounds.minX) * 0.6);
        },
      ),
    );
  });

  it("leaves room for what lies on the viewport's edge", () => {
    const insets = { right: 0, bottom: 100 };
    const above = fitView(bounds, size, 20, insets);
    expect(toScreen(above, 600, 350)).toEqual({ x: expect.closeTo(200), y: expect.closeTo(150) });
    expect(clampView(above, bounds, size, { min: above.scale, max: 9 }, insets).y).toBeCloseTo(above.y);
  });

  it("starts and ends an animation where it should", () => {
    const to = zoomAbout(fit, 30, 300, 2, limits);
    for (const [t, view] of [
      [0, fit],
      [1, to],
    ] as const) {
      const at = betweenViews(fit, to, size, t);
      expect(at.scale).toBeCloseTo(view.scale, 6);
      expect(at.x).toBeCloseTo(view.x, 4);
      expect(at.y).toBeCloseTo(view.y, 4);
    }
    const half = betweenViews(fit, to, size, 0.5);
    expect(half.scale).toBeCloseTo(Math.sqrt(fit.scale * to.scale), 6);
    // The fixed point of the zoom stays fixed on the way.
    const fixed = toLayout(fit, 30, 300);
    expect(toScreen(half, fixed.x, fixed.y).x).toBeCloseTo(30, 3);
    const aside = panBy(fit, 50, 0);
    expect(betweenViews(fit, aside, size, 0.5).x).toBeCloseTo((fit.x + aside.x) / 2, 6);
  });
});
