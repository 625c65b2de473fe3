import { describe, expect, it } from "vitest";
import { GiveWay, shareBeside } from "./give-way";

/** A process on a clock of its own: resting passes time, working passes processor time. */
function simulated(processors = 2) {
  const at = { used: 0, now: 0 };
  const gate = new GiveWay(
    () => ({ ...at }),
    processors,
    async (ms) => {
      at.now += ms;
    },
  );
  const work = async (pieces: number, costMs: number) => {
    const began = at.now;
    for (let i = 0; i < pieces; i++) {
      await gate.turn();
      at.used += costMs;
      at.now += costMs;
    }
    return at.now - began;
  };
  return { gate, work };
}

describe("the share beside a server", () => {
  it("is without limit beside a calm one, small beside a busy one, and in between in between", () => {
    expect(shareBeside(0.1, 2)).toBe(Number.POSITIVE_INFINITY);
    expect(shareBeside(0.95, 2)).toBeCloseTo(0.1);
    expect(shareBeside(0.45, 2)).toBeGreaterThan(0.3);
    expect(shareBeside(0.45, 2)).toBeLessThan(0.8);
  });

  it("leaves processors that a busy server cannot use", () => {
    expect(shareBeside(1, 4)).toBeGreaterThan(2);
  });
});

describe("giving way", () => {
  it("lets work go on at once beside a calm server", async () => {
    const { gate, work } = simulated();
    gate.note(0.1);
    expect(await work(50, 10)).toBe(500);
  });

  it("keeps to its share beside a busy one, however much there is to do", async () => {
    const { gate, work } = simulated();
    gate.note(0.9);
    const took = await work(40, 150);
    expect((40 * 150) / took).toBeLessThan(0.12);
    expect((40 * 150) / took).toBeGreaterThan(0.08);
  });

  it("is over as soon as the server has time again", async () => {
    const { gate, work } = simulated();
    gate.note(0.9);
    await work(5, 500);
    gate.note(0.05);
    expect(await work(10, 10)).toBe(100);
  });

  it("keeps the order in which turns were asked for", async () => {
    const { gate } = simulated();
    gate.note(0.9);
    const order: number[] = [];
    await Promise.all([0, 1, 2].map((n) => gate.turn().then(() => order.push(n))));
    expect(order).toEqual([0, 1, 2]);
  });
});
