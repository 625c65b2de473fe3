import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSyntaxError } from "./find-syntax-error";

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("findSyntaxError", () => {
  it.each([
    ['{"a":}', 5, "expected a value, but found “}”"],
    ['{"a":1,}', 7, "expected a name in double quotes, but found “}”"],
    ["[1,]", 3, "expected a value, but found “]”"],
    ["[1 2]", 3, "expected “,” or “]”, but found “2”"],
    ['{"a" 1}', 5, "expected “:”, but found “1”"],
    ["{'a':1}", 1, "expected a name in double quotes, but found “'”"],
    ["[1,2", 4, "expected “,” or “]”, but the text ends"],
    ["01", 1, "expected the end, but found “1”"],
    ["{} x", 3, "expected the end, but found “x”"],
    ["NaN", 0, "expected a value, but found “N”"],
    ['"a\nb"', 2, "U+000A must be escaped in a string"],
    ['"\\x"', 1, "not an escape sequence"],
    ['["abc', 1, "the string does not end"],
    ["", 0, "expected a value, but the text ends"],
  ])("points to the fault in %j", (text, offset, reason) => {
    expect(findSyntaxError(text)).toEqual({ offset, reason });
  });

  it("stops at nesting that no plan has, open or closed", () => {
    const deep = 1_000_000;
    for (const text of ["[".repeat(deep), `${"[".repeat(deep)}${"]".repeat(deep)}`, '{"a":'.repeat(deep)]) {
      expect(findSyntaxError(text)?.reason).toBe("nested more than 100 levels deep");
    }
    expect(findSyntaxError(`${"[".repeat(100)}${"]".repeat(100)}`)).toBeNull();
  });

  it("agrees with the engine's parser on JSON and on JSON with a character changed", () => {
    const damaged = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom(...'{}[]",:\\0.e-+ tn\u0007'))
      .map(([text, at, character]) => {
        const place = at % (text.length + 1);
        return [
          text,
          text.slice(0, place) + character + text.slice(place),
          text.slice(0, place) + text.slice(place + 1),
        ];
      });
    fc.assert(
      fc.property(damaged, (texts) => {
        for (const text of texts) expect(findSyntaxError(text) === null).toBe(isJson(text));
      }),
      { numRuns: 1_000 },
    );
  });
});
