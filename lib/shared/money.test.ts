import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, minorUnitDigits, parsePrice } from "./money";

const plain = (text: string) => text.replace(/\s/g, " ");

describe("money", () => {
  it("is written as people of a language write it", () => {
    const price = { amount: 4250, currency: "EUR" };
    expect(formatMoney(price, "en")).toBe("€42.50");
    expect(plain(formatMoney(price, "de"))).toBe("42,50 €");
    expect(formatMoney({ amount: 1200, currency: "JPY" }, "en")).toBe("¥1,200");
    expect(formatMoney({ amount: 1234567, currency: "USD" }, "en")).toBe("$12,345.67");
  });

  it("may be short where it is whole, and never loses cents", () => {
    expect(formatMoney({ amount: 4200, currency: "EUR" }, "en", { short: true })).toBe("€42");
    expect(formatMoney({ amount: 4250, currency: "EUR" }, "en", { short: true })).toBe("€42.50");
    expect(formatMoney({ amount: 4200, currency: "EUR" }, "en")).toBe("€42.00");
  });

  it("has the minor units of its currency", () => {
    expect(["EUR", "JPY", "KWD"].map(minorUnitDigits)).toEqual([2, 0, 3]);
  });
});

describe("prices that people type", () => {
  it.each([
    ["12.50", "EUR", 1250],
    ["12,5", "EUR", 1250],
    [" 12 ", "EUR", 1200],
    ["0", "EUR", 0],
    ["0.01", "EUR", 1],
    ["1200", "JPY", 1200],
    ["1.234", "KWD", 1234],
  ])("are read: %s %s", (text, currency, amount) => {
    expect(parsePrice(text, currency)).toBe(amount);
  });

  it.each(["", "x", "-1", "1.234", "1,234.50", "1e3", "12.", ".5", "１２", "12 50", "9999999999"])(
    "are refused rather than guessed: %j",
    (text) => {
      expect(parsePrice(text, "EUR")).toBeNull();
    },
  );

  it("are exact for every amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
        expect(parsePrice((cents / 100).toFixed(2), "EUR")).toBe(cents);
      }),
    );
  });
});
