import { expect, it } from "vitest";
import { codeAt, stockOf } from "./code-stock";

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000).toISOString();
const ms = (seconds: number) => 1_800_000_000_000 + seconds * 1000;
const stock = stockOf(
  {
    code: "a",
    validUntil: at(30),
    now: at(12),
    upcoming: [
      { code: "b", validFrom: at(30), validUntil: at(60) },
      { code: "c", validFrom: at(60), validUntil: at(90) },
    ],
  },
  ms(12),
);

it("shows each code in its time and none after the last", () => {
  const codes = [12, 29.9, 30, 59, 60, 89.9, 90, 500].map((seconds) => codeAt(stock, ms(seconds))?.code ?? null);
  expect(codes).toEqual(["a", "a", "b", "b", "c", "c", null, null]);
});

it("shows the first to a clock that runs behind", () => {
  expect(codeAt(stock, ms(-100))?.code).toBe("a");
});

it("knows how long a code has been shown", () => {
  expect(codeAt(stock, ms(20))).toEqual({ code: "a", from: ms(12), until: ms(30) });
  expect(codeAt(stock, ms(40))).toEqual({ code: "b", from: ms(30), until: ms(60) });
});
