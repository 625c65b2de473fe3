import { describe, expect, it } from "vitest";
import { eventCategories } from "@/lib/schemas/events";
import { eventArt } from "./event-art";
import { eventArtPath, readArtName } from "./event-art-path";

const seeds = Array.from({ length: 40 }, (_, at) => `evt_${at.toString(36).padStart(12, "0")}`);

describe.each([...eventCategories, "unheard-of"])("art of category %s", (category) => {
  const drawn = seeds.map((seed) => eventArt(category, seed));

  it("is the same for the same seed and differs between seeds", () => {
    expect(eventArt(category, seeds[3] ?? "")).toBe(drawn[3]);
    expect(new Set(drawn).size).toBe(seeds.length);
  });

  it("comes in several compositions and many colours", () => {
    const shapes = new Set(drawn.map((svg) => [...svg.matchAll(/<([a-z]+)/g)].map((tag) => tag[1]).join(" ")));
    const grounds = new Set(drawn.map((svg) => /oklch\([^)]*\)/.exec(svg)?.[0]));
    expect(shapes.size).toBeGreaterThanOrEqual(5);
    expect(grounds.size).toBeGreaterThan(20);
  });

  it("is small and well formed", () => {
    for (const svg of drawn) {
      expect(svg.length).toBeLessThan(6144);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<script|href/);
      const open = [...svg.matchAll(/<([a-z]+)\b[^>]*[^/]>/g)].length;
      const closed = [...svg.matchAll(/<\/[a-z]+>/g)].length;
      expect(open).toBe(closed);
    }
  });
});

it("has an address from which it can be drawn again", () => {
  const path = eventArtPath({ id: "evt_0abc_9", category: "club" });
  expect(path).toBe("/art/club-evt_0abc_9.svg");
  expect(readArtName("club-evt_0abc_9.svg")).toEqual({ category: "club", seed: "evt_0abc_9" });
});

it.each([
  "club.svg",
  "club-.svg",
  "club-evt_A.svg",
  "../club-a.svg",
  `club-${"a".repeat(65)}.svg`,
  "club-a.png",
  "a<b-c.svg",
])("does not draw %j", (file) => {
  expect(readArtName(file)).toBeNull();
});
