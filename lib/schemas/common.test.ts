import { describe, expect, it } from "vitest";
import { country, cursor, email, id, limit, line, text, timestamp, timeZone } from "./common";

const ok = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe("text that people read", () => {
  it("is trimmed and may have any letters", () => {
    expect(line(20).parse("  Zoë 🎭 Löwe ")).toBe("Zoë 🎭 Löwe");
    expect(text(20).parse("a\n\tb\r\nc")).toBe("a\n\tb\r\nc");
  });

  it.each(["a\u0000b", "a\nb", "a\u007fb", "a\u0085b", "a\u202eb", "a\u200fb", "a\ufeffb", "a\ud800b"])(
    "has nothing on one line that hides or steers: %j",
    (value) => {
      expect(ok(line(20), value)).toBe(false);
    },
  );

  it.each(["a\u0000b", "a\u001bb", "a\u202eb", "a\udfffb"])("has nothing such on several lines either: %j", (value) => {
    expect(ok(text(20), value)).toBe(false);
  });

  it("has a length", () => {
    expect([ok(line(3), "abc"), ok(line(3), "abcd"), ok(line(3), " "), ok(line(3, 0), "")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([ok(text(3), ""), ok(text(3), "abcd")]).toEqual([true, false]);
  });
});

describe("values of the API", () => {
  it("are ids of their kind", () => {
    const event = id("evt");
    expect(ok(event, "evt_01m7w6")).toBe(true);
    for (const other of ["hold_01m7w6", "evt_", "evt_A", "evt_1'", ` evt_1`, `evt_${"1".repeat(64)}`])
      expect(ok(event, other)).toBe(false);
  });

  it("are addresses in lower case", () => {
    expect(email.parse(" Ada@Example.TEST ")).toBe("ada@example.test");
    for (const other of ["ada", "ada@", "@example.test", "a b@example.test", `${"a".repeat(250)}@b.test`])
      expect(ok(email, other)).toBe(false);
  });

  it("are zones and countries that exist in form", () => {
    expect([
      ok(timeZone, "Europe/Berlin"),
      ok(timeZone, "UTC"),
      ok(timeZone, "Mars/Base"),
      ok(timeZone, "+02:00"),
    ]).toEqual([true, true, false, false]);
    expect([ok(country, "DE"), ok(country, "de"), ok(country, "DEU")]).toEqual([true, false, false]);
  });

  it("are moments with an offset", () => {
    expect([ok(timestamp, "2027-01-31T18:00:00Z"), ok(timestamp, "2027-01-31T18:00:00+02:00")]).toEqual([true, true]);
    for (const other of ["2027-01-31", "2027-01-31T18:00:00", "2027-02-30T18:00:00Z", "0000-01-01T00:00:00Z"]) {
      expect(ok(timestamp, other)).toBe(false);
    }
  });

  it("are pages of a size", () => {
    const size = limit(100, 20);
    expect([size.parse(undefined), size.parse("5")]).toEqual([20, 5]);
    for (const other of ["0", "101", "1.5", "x", "-1"]) expect(ok(size, other)).toBe(false);
    expect(ok(cursor, "x".repeat(501))).toBe(false);
  });
});
