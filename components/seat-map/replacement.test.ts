import { describe, expect, it } from "vitest";
import type { Tier } from "@/lib/schemas/events";
import { replacementFor } from "./replacement";
import { seatModel } from "./seat-model";

const tier = (name: string): Tier => ({
  id: name,
  name,
  price: { amount: 100, currency: "EUR" },
  capacity: 1,
  left: 1,
  seated: true,
  seatCategories: [name],
});
const row = (name: string, y: number, categories: number[]) => ({
  name,
  labelAt: "none" as const,
  numbers: categories.map((_, i) => String(i + 1)),
  x: categories.map((_, i) => i * 10),
  y: categories.map(() => y),
  categories,
});
/** Six cheap seats in front, then two dear and four cheap ones. */
const model = seatModel(
  {
    format: 1,
    name: "",
    width: 60,
    height: 30,
    seatRadius: 4,
    categories: ["Cheap", "Dear"].map((name) => ({ name, color: "#888" })),
    sections: [{ name: "", rows: [row("1", 0, [0, 0, 0, 0, 0, 0]), row("2", 12, [1, 1, 0, 0, 0, 0])] }],
    areas: [],
  },
  [tier("Cheap"), tier("Dear")],
);
const states = (taken: number[]) => Uint8Array.from({ length: 12 }, (_, seat) => (taken.includes(seat) ? 1 : 0));

describe("a replacement for lost seats", () => {
  it("is the nearest free seat of the same row and tier, beside those that stayed", () => {
    expect(replacementFor(model, states([2]), [2], new Set([3]))).toEqual([4]);
    expect(replacementFor(model, states([1, 2, 4]), [2], new Set([3]))).toEqual([5]);
  });

  it("is in another row when its own has none", () => {
    expect(replacementFor(model, states([0, 1, 2, 3, 4, 5]), [3], new Set())).toEqual([9]);
  });

  it("costs the same", () => {
    expect(replacementFor(model, states([6]), [6], new Set())).toEqual([7]);
    expect(replacementFor(model, states([6, 7]), [6], new Set())).toBeNull();
  });

  it("is found for all or not at all, each once", () => {
    const both = replacementFor(model, states([2, 3]), [2, 3], new Set());
    expect(new Set(both).size).toBe(2);
    expect(replacementFor(model, states([6, 7]), [6, 7], new Set())).toBeNull();
    expect(replacementFor(model, states([]), [], new Set())).toBeNull();
  });
});
