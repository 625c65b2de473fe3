import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugify } from "./slug";

describe("a part of an address", () => {
  it.each([
    ["Night of the Lanterns", "night-of-the-lanterns"],
    ["Größe & Übermut!", "grosse-ubermut"],
    ["Łódź – Œuvre, Ærø", "lodz-oeuvre-aero"],
    ["  -- a --  ", "a"],
    ["日本", "x"],
    ["", "x"],
  ])("is made of %j", (text, slug) => {
    expect(slugify(text)).toBe(slug);
  });

  it("is always one that the database takes, and not too long", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it("does not end in a hyphen where it was cut", () => {
    expect(slugify(`${"a".repeat(79)} b`)).toBe("a".repeat(79));
  });
});
