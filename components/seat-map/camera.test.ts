import { describe, expect, it } from "vitest";
import { Camera } from "./camera";
import { toScreen } from "./view-transform";

const bounds = { minX: 0, minY: 0, maxX: 1000, maxY: 500 };
function camera(still = false) {
  const made = new Camera(bounds, 10, () => still);
  made.resize({ width: 400, height: 300 });
  return made;
}

describe("Camera", () => {
  it("shows the whole map first, and after a change of size while it is whole", () => {
    const one = camera();
    expect(one.isFitted).toBe(true);
    one.resize({ width: 800, height: 300 });
    expect(one.isFitted).toBe(true);
    expect(toScreen(one.view, 500, 250).x).toBeCloseTo(400);
  });

  it("keeps the middle in the middle when the size changes", () => {
    const one = camera();
    one.scaleAbout(200, 150, 3);
    const { x, y } = one.view;
    const middle = { x: x + 200 / one.view.scale, y: y + 150 / one.view.scale };
    one.resize({ width: 360, height: 240 });
    expect(toScreen(one.view, middle.x, middle.y).x).toBeCloseTo(180);
    expect(toScreen(one.view, middle.x, middle.y).y).toBeCloseTo(120);
  });

  it("flies to its goal and stops there", () => {
    const one = camera();
    one.zoomTo(200, 150, 2, 1000);
    expect(one.step(1100)).toBe(true);
    expect(one.view.scale).toBeGreaterThan(0.36);
    expect(one.view.scale).toBeLessThan(2);
    expect(one.step(2000)).toBe(false);
    expect(one.view.scale).toBe(2);
    expect(one.moving).toBe(false);
  });

  it("arrives at once for readers who want no motion, and does not glide", () => {
    const one = camera(true);
    one.zoomTo(200, 150, 2, 1000);
    expect(one.view.scale).toBe(2);
    expect(one.moving).toBe(false);
    one.fling(2, 0, 1000);
    expect(one.moving).toBe(false);
  });

  it("glides on when thrown, ever slower, until it stands or hits the edge", () => {
    const one = camera();
    one.scaleAbout(200, 150, 5);
    one.fling(-1, 0, 0);
    let time = 0;
    let before = one.view.x;
    let step = Infinity;
    while (one.moving && time < 10_000) {
      time += 16;
      one.step(time);
      const moved = one.view.x - before;
      before = one.view.x;
      expect(moved).toBeLessThanOrEqual(step + 1e-9);
      step = moved;
    }
    expect(one.moving).toBe(false);
    expect(time).toBeLessThan(3000);
  });

  it("lets the hand interrupt an animation", () => {
    const one = camera();
    one.zoomTo(200, 150, 2, 0);
    one.step(100);
    one.drag(5, 0);
    expect(one.moving).toBe(false);
  });

  it("brings a seat into sight, large enough, and leaves it alone when it is", () => {
    const one = camera(true);
    one.reveal(900, 400, 1.5, 0);
    expect(one.view.scale).toBeCloseTo(1.5);
    const seat = toScreen(one.view, 900, 400);
    expect(seat.x).toBeGreaterThan(0);
    expect(seat.x).toBeLessThan(400);
    const before = one.view;
    one.reveal(895, 400, 1, 0);
    expect(one.view).toEqual(before);
  });

  it("knows its ends", () => {
    const one = camera(true);
    one.scaleAbout(0, 0, 1000);
    expect(one.isClosest).toBe(true);
    one.scaleAbout(0, 0, 0.0001);
    expect(one.isFitted).toBe(true);
    one.scaleAbout(0, 0, 4);
    one.flyToFit(0);
    expect(one.isFitted).toBe(true);
  });

  it("follows the hand beyond an edge ever less, and comes back when it is let go", () => {
    const one = camera();
    one.scaleAbout(200, 150, 4);
    for (let i = 0; i < 200; i++) one.drag(20, 0);
    const out = toScreen(one.view, 0, 0).x;
    // the margin that stays when it is left alone, and then the rubber band
    expect(out).toBeGreaterThan(0.35 * 400);
    expect(out).toBeLessThan(0.6 * 400);
    one.settle(0);
    one.step(5000);
    expect(toScreen(one.view, 0, 0).x).toBeCloseTo(0.35 * 400, 0);
  });

  it("lets fingers stretch it beyond its limits, and goes back about the place they held", () => {
    const one = camera();
    one.scaleAbout(200, 150, 1000);
    const most = one.view.scale;
    const held = { x: one.view.x + 120 / most, y: one.view.y + 90 / most };
    for (let i = 0; i < 20; i++) one.pinchAbout(120, 90, 1.2);
    expect(one.view.scale).toBeGreaterThan(most);
    expect(one.view.scale).toBeLessThanOrEqual(most * 1.25);
    one.settle(0);
    one.step(5000);
    expect(one.view.scale).toBeCloseTo(most);
    expect(toScreen(one.view, held.x, held.y).x).toBeCloseTo(120, 0);
  });

  it("comes back when it was thrown over an edge", () => {
    const one = camera();
    one.scaleAbout(200, 150, 4);
    one.fling(3, 0, 0);
    for (let time = 16; time < 5000; time += 16) one.step(time);
    expect(one.moving).toBe(false);
    expect(toScreen(one.view, 0, 0).x).toBeCloseTo(0.35 * 400, 0);
  });

  it("moves the whole map out of the way of what would lie on it", () => {
    const below = { right: 0, bottom: 20 };
    const aside = { right: 60, bottom: 0 };
    const one = new Camera(
      bounds,
      10,
      () => false,
      () => [below, aside],
    );
    one.resize({ width: 400, height: 220 });
    expect(toScreen(one.view, 500, 250).x).toBeCloseTo(200);
    expect(toScreen(one.view, 500, 500).y).toBeLessThanOrEqual(200);
    const free = new Camera(
      bounds,
      10,
      () => false,
      () => [],
    );
    free.resize({ width: 400, height: 220 });
    expect(toScreen(free.view, 500, 250).y).toBeCloseTo(110);
  });

  it("shows a rectangle as large as it may", () => {
    const one = camera(true);
    one.flyToBounds({ minX: 0, minY: 0, maxX: 100, maxY: 50 }, 0, 1.5, 0);
    expect(one.view.scale).toBeCloseTo(1.5);
    expect(toScreen(one.view, 50, 25).x).toBeCloseTo(200);
  });
});
