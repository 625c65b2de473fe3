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
});
