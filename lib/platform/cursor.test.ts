import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, decodeMoment, encodeCursor, encodeMoment } from "./cursor";

const refused = { code: "invalid_cursor" };
const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("cursor", () => {
  it("is read back exactly, floating point numbers too", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.stringMatching(/^\w{1,40}$/),
        (number, text) => {
          const [a, b] = decodeCursor(encodeCursor([number, text]), ["number", "string"]);
          expect(a === number && b === text).toBe(true);
        },
      ),
    );
  });

  it("fits into an address", () => {
    expect(encodeCursor(["startsAt", -1.5, "evt_1>>>???"])).toMatch(/^[\w-]+$/);
  });

  it("is refused when it is not from such a list", () => {
    for (const cursor of [
      "",
      "rubbish",
      "%%%",
      made("x"),
      made({ 0: "x" }),
      made(null),
      made([]),
      made([1]),
      made(["x", 1]),
    ]) {
      expect(() => decodeCursor(cursor, ["string"])).toThrow(expect.objectContaining(refused));
    }
  });

  it("is refused when a part is too long or can be no part of ours", () => {
    expect(() => decodeCursor(made(["x".repeat(201)]), ["string"])).toThrow(expect.objectContaining(refused));
    expect(() => decodeCursor(made(["evt\u0000"]), ["string"])).toThrow(expect.objectContaining(refused));
    expect(() => decodeCursor(Buffer.from("[1e999]").toString("base64url"), ["number"])).toThrow(
      expect.objectContaining(refused),
    );
  });
});

describe("a place in a list by time", () => {
  it("comes back to the millisecond", () => {
    const at = new Date("2027-06-12T18:00:00.123Z");
    expect(decodeMoment(encodeMoment(at, "mail_1"))).toEqual({ at, id: "mail_1" });
  });

  it("is refused where no calendar has it", () => {
    for (const parts of [[-1, "x"], [8.64e15, "x"], [1e300, "x"], ["x", 1], [1]]) {
      const cursor = Buffer.from(JSON.stringify(parts)).toString("base64url");
      expect(() => decodeMoment(cursor)).toThrow(expect.objectContaining({ code: "invalid_cursor" }));
    }
  });
});
