import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance";

describe("the distance of two words", () => {
  it.each([
    ["comedy", "comedy", 0],
    ["comdey", "comedy", 1],
    ["comedi", "comedy", 1],
    ["comdy", "comedy", 1],
    ["commedy", "comedy", 1],
    ["tidehuose", "tidehouse", 1],
    ["concret", "concert", 1],
    ["symhponie", "symphony", 3],
    ["", "jazz", 4],
    ["jazz", "", 4],
    ["ca", "abc", 3],
    ["😀a", "a😀", 1],
  ])("%s and %s", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
