import { describe, expect, it } from "vitest";
import { shortNames } from "./hall-drawing";

describe("shortNames", () => {
  it("drops the words that all names begin with", () => {
    expect(shortNames(["Block 1", "Block 2", "Block 12"])).toEqual(["1", "2", "12"]);
    expect(shortNames(["Upper tier A", "Upper tier B", "", "Upper tier C"])).toEqual(["A", "B", "", "C"]);
  });

  it("leaves names alone that differ, that are few, or that would vanish", () => {
    expect(shortNames(["Stalls", "Circle", "Balcony"])).toEqual(["Stalls", "Circle", "Balcony"]);
    expect(shortNames(["Block 1", "Block 2"])).toEqual(["Block 1", "Block 2"]);
    expect(shortNames(["Box", "Box", "Box"])).toEqual(["Box", "Box", "Box"]);
  });
});
