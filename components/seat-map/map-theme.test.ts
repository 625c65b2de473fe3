import { describe, expect, it } from "vitest";
import { bytesOf, contrast, css, mix } from "./map-theme";

describe("colours of the map", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 1);
    expect(contrast([10, 20, 30], [10, 20, 30])).toBe(1);
  });

  it("mixes by share and reads back what it writes", () => {
    expect(mix([0, 0, 0], [200, 100, 50], 0.5)).toEqual([100, 50, 25]);
    expect(mix([10, 20, 30], [200, 100, 50], 0)).toEqual([10, 20, 30]);
    expect(bytesOf(css([1, 22, 255]))).toEqual([1, 22, 255]);
  });
});
