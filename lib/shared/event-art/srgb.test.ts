import { expect, it } from "vitest";
import { eventArt } from "./event-art";
import { inSrgb } from "./srgb";

it("colours are the same in sRGB", () => {
  expect(inSrgb('<rect fill="oklch(1 0 0)"/>')).toBe('<rect fill="#ffffff"/>');
  expect(inSrgb("oklch(0 0 0)")).toBe("#000000");
  expect(inSrgb("oklch(0.628 0.2577 29)")).toMatch(/^#f[ef]0[0-9]0[0-9]$/);
});

it("no drawing keeps a colour that old renderers do not know", () => {
  for (const category of ["concert", "theatre", "sport", "comedy", "family", "conference", "club", "other"]) {
    for (const seed of ["a", "b", "c", "d"]) expect(inSrgb(eventArt(category, seed))).not.toContain("oklch");
  }
});
