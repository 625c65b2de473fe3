import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { log } from "@/lib/platform/log";
import { repeat } from "./repeat";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("runs a round every so often until it is stopped", async () => {
  const round = vi.fn(async () => {});
  const { stop } = repeat("test", 1000, round);
  await vi.advanceTimersByTimeAsync(3000);
  expect(round).toHaveBeenCalledTimes(3);
  stop();
  await vi.advanceTimersByTimeAsync(3000);
  expect(round).toHaveBeenCalledTimes(3);
});

it("never begins a round before the last has ended", async () => {
  const ends: (() => void)[] = [];
  const { stop } = repeat("test", 1000, () => new Promise<void>((resolve) => ends.push(resolve)));
  await vi.advanceTimersByTimeAsync(5000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(ends).toHaveLength(2);
  stop();
});

it("logs a round that fails, and goes on", async () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
  const round = vi.fn(async () => {
    throw new Error("out of order");
  });
  const { stop } = repeat("test", 1000, round);
  await vi.advanceTimersByTimeAsync(2000);
  expect(round).toHaveBeenCalledTimes(2);
  expect(warn).toHaveBeenCalledTimes(2);
  expect(warn.mock.calls[0]?.[1]).toMatchObject({ rounds: "test" });
  stop();
});
