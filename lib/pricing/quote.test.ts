import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceHold, toQuote } from "./quote";

const event = {
  currency: "EUR",
  tiers: [
    { id: "tier_a", no: 0, name: "Stalls" },
    { id: "tier_b", no: 1, name: "Balcony" },
  ],
};

describe("the price of a hold", () => {
  it("is the sum of what the hold fixed", () => {
    expect(priceHold({ tierNos: [0, 1, 0], prices: [1250, 800, 1250] }, undefined)).toEqual({
      subtotal: 3300,
      discount: 0,
      fees: 0,
      tax: 0,
      total: 3300,
    });
  });

  it("is not lowered by a code that nobody gave out, not even an empty one", () => {
    for (const code of ["HALF", ""]) {
      expect(() => priceHold({ tierNos: [0], prices: [100] }, code)).toThrow(
        expect.objectContaining({ code: "discount_code_invalid", status: 422 }),
      );
    }
  });
});

describe("a quote", () => {
  const quote = (tierNos: number[], prices: number[]) => {
    const hold = { tierNos, prices };
    return toQuote(hold, priceHold(hold, undefined), event);
  };

  it("has one line for each tier and price, in the tiers' order", () => {
    const lines = quote([1, 0, 1, 0], [800, 1250, 800, 1000]).items;
    expect(lines.map(({ name, quantity, price, amount }) => [name, quantity, price.amount, amount.amount])).toEqual([
      ["Stalls", 1, 1250, 1250],
      ["Stalls", 1, 1000, 1000],
      ["Balcony", 2, 800, 1600],
    ]);
  });

  it("adds up, line by line", () => {
    const seat = fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 100_000_000 }));
    fc.assert(
      fc.property(fc.array(seat, { minLength: 1, maxLength: 100 }), (seats) => {
        const made = quote(
          seats.map(([tier]) => tier),
          seats.map(([, price]) => price),
        );
        expect(made.items.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(made.total.amount);
        expect(made.items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(seats.length);
        for (const { price, quantity, amount } of made.items) expect(amount.amount).toBe(price.amount * quantity);
      }),
    );
  });
});
