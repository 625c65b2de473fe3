import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBestSeats, type HallRows } from "./best-available";

/** Straight rows one behind another; an x is a seat, a space an aisle, a w an accessible seat. The stage is above the middle. */
function hall(rows: string[], section: (row: number) => number = () => 0): HallRows {
  const width = Math.max(...rows.map((row) => row.length));
  const seats = rows.flatMap((row, y) =>
    [...row].flatMap((mark, x) => (mark === " " ? [] : [{ x, y: y + 1, accessible: mark === "w" }])),
  );
  const sums = [0];
  for (const { x, y } of seats) sums.push((sums.at(-1) ?? 0) + Math.hypot(x - (width - 1) / 2, y));
  let next = 0;
  return {
    rows: rows.map((row, y) => ({
      section: section(y),
      runs: row
        .split(" ")
        .filter(Boolean)
        .map((run) => {
          const from = next;
          next += run.length;
          return { from, to: next };
        }),
    })),
    order: Uint32Array.from(seats.keys()),
    x: Float64Array.from(seats, ({ x }) => x),
    y: Float64Array.from(seats, ({ y }) => y),
    accessible: Uint8Array.from(seats, ({ accessible }) => Number(accessible)),
    sums: Float64Array.from(sums),
    pitch: 1,
  };
}

const digits = (text: string) => Uint8Array.from([...text.replaceAll(" ", "")], Number);
const wish = (quantity: number, free: string, more: { accessible?: boolean; noOrphans?: boolean } = {}) => ({
  quantity,
  free: digits(free),
  accessible: false,
  noOrphans: false,
  ...more,
});

describe("best available", () => {
  it("is the middle of the front row in an empty hall", () => {
    const rows = hall(["xxxxxxxxx", "xxxxxxxxx"]);
    expect(findBestSeats(rows, wish(3, "222222222 222222222"))).toEqual({ seatNos: [3, 4, 5], reason: "one_row" });
  });

  it("does not sit people on both sides of an aisle", () => {
    const rows = hall(["xx xx", "xxxxx"]);
    expect(findBestSeats(rows, wish(3, "2222 22222"))?.seatNos).toEqual([4, 5, 6]);
  });

  it("leaves no single seat where it costs little", () => {
    const rows = hall(["xxxxx", "xxxxx"]);
    const found = findBestSeats(rows, wish(3, "22222 22222"));
    expect(found?.seatNos).not.toEqual([1, 2, 3]);
    expect(found?.reason).toBe("one_row");
  });

  it("takes far seats rather than leave a single one where the event has that rule", () => {
    const rows = hall(["xxxx", "xxxx", "xxxx", "xxxx", "xxxx", "xxxx", "xxxx", "xxxx", "xxxx", "xx"]);
    const free = `0222 ${"0000 ".repeat(8)}22`;
    expect(findBestSeats(rows, wish(2, free))?.seatNos).toEqual([1, 2]);
    expect(findBestSeats(rows, wish(2, free, { noOrphans: true }))?.seatNos).toEqual([36, 37]);
  });

  it("makes an exception from the rule when there is no other way", () => {
    expect(findBestSeats(hall(["xxx"]), wish(2, "222", { noOrphans: true }))?.seatNos).toEqual([0, 1]);
  });

  it("takes only what is wished for, and does not count the rest as taken", () => {
    const rows = hall(["xxxx", "xxxx"]);
    expect(findBestSeats(rows, wish(2, "1111 0220"))?.seatNos).toEqual([5, 6]);
  });

  it("falls back to rows behind each other, nobody alone", () => {
    const rows = hall(["xxxx", "xxxx", "xxxx"]);
    expect(findBestSeats(rows, wish(4, "0220 0220 0000"))).toEqual({
      seatNos: [1, 2, 5, 6],
      reason: "rows_behind_each_other",
    });
  });

  it("would rather go apart in pairs than leave one of four alone in a row", () => {
    const rows = hall(["xxxx", "xxxx", "xxxx", "xxxx xxxx"]);
    const found = findBestSeats(rows, wish(4, "0220 0200 0200 00002200"));
    expect(found).toEqual({ seatNos: [1, 2, 16, 17], reason: "apart" });
  });

  it("does not call rows of other sections, or far from each other, neighbours", () => {
    const free = "0220 0220";
    expect(
      findBestSeats(
        hall(["xxxx", "xxxx"], (row) => row),
        wish(4, free),
      )?.reason,
    ).toBe("apart");
    const far = hall(["xxxx", ...Array.from({ length: 8 }, () => ""), "xxxx"]);
    expect(findBestSeats(far, wish(4, free))?.reason).toBe("apart");
  });

  it("splits a group into few parts when it must, without leaving one alone", () => {
    const rows = hall(["xxxxxxxxx"]);
    expect(findBestSeats(rows, wish(5, "222202200"))).toEqual({ seatNos: [1, 2, 3, 5, 6], reason: "apart" });
  });

  it("keeps accessible seats for who asks, and gives him one with his company beside it", () => {
    const rows = hall(["wwxxxx", "xxxxxx"]);
    expect(findBestSeats(rows, wish(4, "222222 000000"))?.seatNos).toEqual([2, 3, 4, 5]);
    expect(findBestSeats(rows, wish(5, "222222 000000"))).toBeNull();
    expect(findBestSeats(rows, wish(3, "222222 222222", { accessible: true }))?.seatNos).toEqual([1, 2, 3]);
    expect(findBestSeats(rows, wish(2, "002222 222222", { accessible: true }))).toBeNull();
  });

  it("finds an accessible seat with company apart when there is none beside it", () => {
    const rows = hall(["w xxxx"]);
    const found = findBestSeats(rows, wish(3, "22222", { accessible: true }));
    expect(found).toEqual({ seatNos: [0, 1, 2], reason: "apart" });
  });

  it("counts accessible seats as taken when it looks for seats left alone, as the rule for picked seats does", () => {
    const found = findBestSeats(hall(["wxxxx"]), wish(2, "22222", { noOrphans: true }));
    expect(found?.seatNos).toEqual([1, 2]);
  });

  it("is nothing when there are not that many", () => {
    expect(findBestSeats(hall(["xxx"]), wish(3, "220"))).toBeNull();
    expect(findBestSeats(hall([]), wish(1, ""))).toBeNull();
  });

  it("gives so many distinct, free and wished seats whenever there are so many", () => {
    const someHall = fc.array(fc.stringMatching(/^[xw ]{1,12}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        someHall,
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.nat(2)),
        fc.boolean(),
        (rows, quantity, states, noOrphans) => {
          const made = hall(rows);
          const free = Uint8Array.from(made.order, () => states.next().value ?? 0);
          const found = findBestSeats(made, { quantity, free, accessible: false, noOrphans });
          const fit = [...free.keys()].filter((no) => free[no] === 2 && made.accessible[no] === 0);
          if (fit.length < quantity) {
            expect(found).toBeNull();
            return;
          }
          expect(new Set(found?.seatNos).size).toBe(quantity);
          expect(found?.seatNos.every((no) => fit.includes(no))).toBe(true);
          // said to be in one row only when it is
          const runs = made.rows.flatMap((row) => row.runs);
          const together = runs.some((run) => found?.seatNos.every((no) => no >= run.from && no < run.to));
          const next = found?.seatNos.every((no, i, all) => i === 0 || no === (all[i - 1] ?? 0) + 1);
          if (found?.reason === "one_row") expect(together && next).toBe(true);
        },
      ),
    );
  });
});
