import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { layoutHash } from "./layout-hash";
import { parseSeatingPlan } from "./parse-seating-plan";
import { sixBlockHall } from "./plan-fixtures";

function hall(): SeatMapLayout {
  const parsed = parseSeatingPlan(JSON.stringify(sixBlockHall()));
  if (!parsed.ok) throw new Error("The fixture does not parse.");
  return parsed.layout;
}

/** The same value with the keys of its objects in another order. */
function shuffled<T>(value: T, order: (a: string, b: string) => number): T {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => order(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, shuffled(item, order)])) as T;
}

describe("layoutHash", () => {
  it("is a SHA-256 that does not depend on the order of keys, storage, or absent fields", () => {
    const layout = hall();
    const hash = layoutHash(layout);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    fc.assert(
      fc.property(fc.nat(), (salt) => {
        const place = (key: string) => [...key].reduce((sum, char) => (sum * 31 + char.charCodeAt(0) + salt) % 9973, 7);
        expect(layoutHash(shuffled(layout, (a, b) => place(a) - place(b)))).toBe(hash);
      }),
      { numRuns: 20 },
    );
    expect(layoutHash(JSON.parse(JSON.stringify(layout)))).toBe(hash);
    const area = { shape: "text" as const, x: 0, y: 0, rotation: 0, color: "red" };
    const plain = layoutHash({ ...layout, areas: [area] });
    expect(layoutHash({ ...layout, areas: [{ ...area, borderColor: undefined }] })).toBe(plain);
  });

  it("changes with every part of the layout", () => {
    const layout = hall();
    const [first, ...others] = layout.sections;
    const changed: SeatMapLayout[] = [
      { ...layout, name: "Other" },
      { ...layout, width: layout.width + 0.01 },
      { ...layout, sections: others.concat(first ?? []) },
      { ...layout, categories: [{ name: "Stalls", color: "#000000" }] },
      { ...layout, areas: [{ shape: "ellipse", x: 0, y: 0, rotation: 0, color: "red", width: 1, height: 1 }] },
    ];
    expect(new Set([layout, ...changed].map(layoutHash)).size).toBe(changed.length + 1);
  });
});
