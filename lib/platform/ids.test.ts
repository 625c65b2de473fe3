import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { newBookingNumber, newId, parseSeatId, seatId } from "./ids";

afterEach(() => {
  vi.useRealTimers();
});

describe("ids", () => {
  it("carry their kind and are never the same", () => {
    const ids = Array.from({ length: 5000 }, () => newId("hold"));
    expect(new Set(ids).size).toBe(5000);
    for (const id of ids) expect(id).toMatch(/^hold_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(newId("event")).toMatch(/^evt_/);
    expect(newId("booking")).toMatch(/^bkg_/);
  });

  it("sort by age", () => {
    vi.useFakeTimers();
    const ids = [0, 1, 31, 32, 1_000_000, 40 * 365 * 86_400_000].map((later) => {
      vi.setSystemTime(Date.UTC(2026, 10, 20) + later);
      return newId("booking");
    });
    expect([...ids].sort()).toEqual(ids);
  });

  it("give booking numbers that can be read aloud", () => {
    const numbers = Array.from({ length: 1000 }, newBookingNumber);
    expect(new Set(numbers).size).toBe(1000);
    for (const number of numbers) expect(number).toMatch(/^EV-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});

describe("seat ids", () => {
  it("are read back as they were made", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), fc.integer({ min: 0, max: 1_000_000 }), (key, no) => {
        expect(parseSeatId(seatId(key, no))).toEqual({ eventKey: key, seatNo: no });
      }),
    );
  });

  it("have one form only, so that no seat can be named twice", () => {
    expect(parseSeatId("seat_a_b")).toEqual({ eventKey: 10, seatNo: 11 });
    for (const other of [
      "seat_0a_b",
      "seat_a_0b",
      "seat_A_b",
      "SEAT_a_b",
      "seat_a",
      "a_b",
      "seat_a_b_c",
      "seat_a_b ",
      "",
    ]) {
      expect(parseSeatId(other)).toBeNull();
    }
  });

  it("do not name events that the database cannot hold", () => {
    expect(parseSeatId(seatId(2_147_483_647, 0))).not.toBeNull();
    expect(parseSeatId(seatId(2_147_483_648, 0))).toBeNull();
  });
});
