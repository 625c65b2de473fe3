import { expect, it, vi } from "vitest";

it("makes a thing once in a process, however many copies of the module there are", async () => {
  const first = await import("./once");
  const make = vi.fn(() => ({ made: true }));
  const made = first.once("test.thing", make);
  vi.resetModules();
  const second = await import("./once");
  expect(second.once).not.toBe(first.once);
  expect(second.once("test.thing", make)).toBe(made);
  expect(make).toHaveBeenCalledTimes(1);
});

it("keeps things of different names apart", async () => {
  const { once } = await import("./once");
  expect(once("test.a", () => ({}))).not.toBe(once("test.b", () => ({})));
});

it("keeps false and zero, too", async () => {
  const { once } = await import("./once");
  const make = vi.fn(() => 0);
  expect(once("test.zero", make)).toBe(0);
  expect(once("test.zero", make)).toBe(0);
  expect(make).toHaveBeenCalledTimes(1);
});
