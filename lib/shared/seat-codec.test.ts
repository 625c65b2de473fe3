import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedSeats, decodeSeatStates, encodeSeatStates } from "./seat-codec";

describe("seat codec", () => {
  it("puts the first seat into the lowest two bits", () => {
    // 0b11_10_01_00 = 0xe4, then 0b00_00_00_11 = 0x03
    expect(encodeSeatStates([0, 1, 2, 3, 3])).toBe(Buffer.from([0xe4, 0x03]).toString("base64"));
    expect([...decodeSeatStates(Buffer.from([0xe4, 0x03]).toString("base64"), 5)]).toEqual([0, 1, 2, 3, 3]);
  });

  it("decodes what it encoded, whatever the length", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 500 }), (states) => {
        expect([...decodeSeatStates(encodeSeatStates(states), states.length)]).toEqual(states);
      }),
    );
  });

  it("packs 80,000 seats into 20 KB", () => {
    const states = new Uint8Array(80_000).fill(2);
    const data = encodeSeatStates(states);
    expect(data.length).toBeLessThanOrEqual(27_000);
    expect(decodeSeatStates(data, 80_000)).toEqual(states);
  });

  it("handles no seats at all", () => {
    expect(encodeSeatStates([])).toBe("");
    expect(decodeSeatStates("", 0)).toHaveLength(0);
  });

  it("refuses data of another length and data that is not base64", () => {
    expect(() => decodeSeatStates(encodeSeatStates([0, 1, 2, 3]), 5)).toThrow(RangeError);
    expect(() => decodeSeatStates(encodeSeatStates([0, 1, 2, 3, 0]), 4)).toThrow(RangeError);
    expect(() => decodeSeatStates("?", 1)).toThrow(RangeError);
  });

  it("names the seats that changed", () => {
    expect(changedSeats(Uint8Array.of(0, 1, 2), Uint8Array.of(0, 2, 2))).toEqual([1]);
    expect(changedSeats(Uint8Array.of(0), Uint8Array.of(0, 0))).toEqual([1]);
    expect(changedSeats(Uint8Array.of(3, 3), Uint8Array.of(3, 3))).toEqual([]);
  });
});
