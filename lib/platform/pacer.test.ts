import { afterEach, expect, it, vi } from "vitest";
import { Pacer } from "./pacer";

afterEach(() => {
  vi.useRealTimers();
});

/** Sends `count` messages, four at once, to a service that takes two a second; each is tried until it is taken. */
async function send(count: number, pacer: Pacer): Promise<{ most: number; refusals: number; ms: number }> {
  const began = performance.now();
  const passed: number[] = [];
  let [left, most, refusals] = [count, 0, 0];
  async function sender(): Promise<void> {
    while (left-- > 0) {
      for (let tries = 1; ; tries++) {
        most = Math.max(most, tries);
        await pacer.turn();
        const now = performance.now();
        if (passed.filter((at) => now - at < 1_000).length < 2) {
          passed.push(now);
          pacer.taken();
          break;
        }
        refusals++;
        pacer.refused();
        // what its run waits for, at least
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }
  await Promise.all(Array.from({ length: 4 }, sender));
  return { most, refusals, ms: performance.now() - began };
}

it("finds out how many a service takes: few are refused, none often, and little time is lost", async () => {
  vi.useFakeTimers();
  const done = send(1_000, new Pacer());
  await vi.runAllTimersAsync();
  const { most, refusals, ms } = await done;
  expect(refusals).toBeLessThan(200);
  expect(most).toBeLessThan(8);
  // five hundred seconds are the least
  expect(ms).toBeLessThan(800_000);
});

it("keeps nobody waiting where nothing is refused, or not any more", async () => {
  vi.useFakeTimers();
  const pacer = new Pacer();
  for (let i = 0; i < 10; i++) {
    await pacer.turn();
    pacer.taken();
  }
  pacer.refused();
  pacer.refused();
  const began = performance.now();
  const turn = pacer.turn();
  await vi.runAllTimersAsync();
  await turn;
  expect(performance.now() - began).toBe(200);
  for (let i = 0; i < 300; i++) pacer.taken();
  await vi.advanceTimersByTimeAsync(1_000);
  const calm = performance.now();
  await pacer.turn();
  await pacer.turn();
  expect(performance.now()).toBe(calm);
});
