import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOrphans, seatLines } from "./orphan-seats";

/** A straight row: the positions of its seats. */
const row = (x: number[], y = 0) => ({ x, y: x.map(() => y) });
const plan = (...rows: ReturnType<typeof row>[]) => ({ sections: [{ rows }] });
const count = (n: number) => Array.from({ length: n }, (_, i) => i);

/** A row as text: "." is free, "x" taken, "o" chosen, a blank an aisle. */
function judge(...texts: string[]) {
  const rows = texts.map((text, y) =>
    row(
      [...text].flatMap((mark, x) => (mark === " " ? [] : [x * 10])),
      y * 20,
    ),
  );
  const marks = [...texts.join("").replaceAll(" ", "")];
  const chosen = count(marks.length).filter((seat) => marks[seat] === "o");
  return findOrphans(seatLines(plan(...rows)), chosen, (seat) => marks[seat] !== "x");
}

describe("who sits beside whom", () => {
  it("cuts a row at its aisles", () => {
    expect(seatLines(plan(row([0, 10, 20, 45, 55]))).runs).toEqual([
      [
        [0, 1, 2],
        [3, 4],
      ],
    ]);
  });

  it("numbers seats through the whole layout", () => {
    const lines = seatLines(plan(row([0, 10]), row([]), row([0, 10, 20], 20)));
    expect(lines.runs).toEqual([[[0, 1]], [], [[2, 3, 4]]]);
    expect([...lines.rowOf]).toEqual([0, 0, 2, 2, 2]);
  });

  it("puts seats in order that the plan lists in another", () => {
    expect(seatLines(plan(row([20, 0, 30, 10]))).runs).toEqual([[[1, 3, 0, 2]]]);
  });

  it("follows a bent row that turns back", () => {
    const angles = count(30).map((i) => (i / 29) * Math.PI * 1.7);
    const bent = { x: angles.map((a) => 100 * Math.cos(a)), y: angles.map((a) => 100 * Math.sin(a)) };
    expect(seatLines(plan(bent)).runs).toEqual([[count(30)]]);
  });

  it("knows a wide row from two lone seats far apart", () => {
    const lines = seatLines(plan(row([0, 10, 20, 30]), row([0, 30, 60, 90, 120], 20), row([0, 200], 40), row([0], 60)));
    expect(lines.runs).toEqual([[[0, 1, 2, 3]], [[4, 5, 6, 7, 8]], [[9], [10]], [[11]]]);
  });
});

describe("a choice that leaves a single seat", () => {
  it.each([
    ["between chosen and taken", "x....o.x", [6]],
    ["at the row's end", "oo...oo.", [7]],
    ["at an aisle", "..oo. ....", [4]],
    ["between two chosen ones", "..o.o...", [3]],
    ["twice", ".o.....o.", [0, 8]],
  ])("is found %s", (_, text, orphans) => {
    expect(judge(text)?.orphans).toEqual(orphans);
  });

  it("comes with as many seats together that leave none", () => {
    expect(judge("x.oo...x")).toEqual({ orphans: [1], instead: [1, 2] });
    expect(judge("..o.o...")?.instead).toEqual([0, 1]);
  });

  it("is refused while the same row has a better place", () => {
    expect(judge("oo.x.....x")).toEqual({ orphans: [2], instead: [4, 5] });
  });
});

describe("a choice that is fine", () => {
  it.each([
    ["it leaves two", "oo..x"],
    ["it takes all", "xooox"],
    ["it leaves nothing alone that was not alone before", "x.xoo..x"],
    ["the rest of three has no better use", "xoo.x"],
    ["the rest of two has no better use", "xo.x"],
    ["each part is as good as its gap allows", "xooxo.x"],
  ])("since %s", (_, text) => {
    expect(judge(text)).toBeNull();
  });

  it("is judged row by row", () => {
    expect(judge("xoo.x", "......")).toBeNull();
    expect(judge("xoox", ".o....")?.orphans).toEqual([4]);
  });

  it("is not refused for seats of another kind", () => {
    const lines = seatLines(plan(row(count(9).map((x) => x * 10))));
    const isFree = (seat: number) => seat !== 3;
    expect(findOrphans(lines, [0, 1], isFree)?.orphans).toEqual([2]);
    expect(findOrphans(lines, [0, 1], isFree, (seat) => (seat < 3 ? "cheap" : "dear"))).toBeNull();
  });

  it("holds each part to its own gap when no gap has room for all", () => {
    expect(judge("o.o..xoooo.")?.orphans).toEqual([1]);
  });
});

it("never refuses what it would propose instead", () => {
  const marks = fc.array(fc.constantFrom(".", ".", ".", "x", "o", " "), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(marks, (text) => {
      const seats = text.filter((mark) => mark !== " ");
      const lines = seatLines(plan(row(text.flatMap((mark, x) => (mark === " " ? [] : [x * 10])))));
      const chosen = count(seats.length).filter((seat) => seats[seat] === "o");
      const isFree = (seat: number) => seats[seat] !== "x";
      const found = findOrphans(lines, chosen, isFree);
      if (!found || found.instead.length !== chosen.length) return;
      expect(found.instead.every(isFree)).toBe(true);
      expect(findOrphans(lines, found.instead, isFree)).toBeNull();
    }),
  );
});
