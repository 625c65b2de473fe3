import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceHold } from "./price-hold";
import { toQuote } from "./quote";

const terms = { feePerTicket: 0, feeBasisPoints: 0, taxBasisPoints: 0, groupDiscount: null };
const event = {
  currency: "EUR",
  tiers: [
    { id: "tier_a", no: 0, name: "Stalls" },
    { id: "tier_b", no: 1, name: "Balcony" },
  ],
};

describe("a quote", () => {
  const quote = (tierNos: number[], prices: number[], more: Partial<typeof terms> = {}) => {
    const hold = { tierNos, prices };
    const own = { ...terms, ...more };
    return toQuote(hold, priceHold(hold, own, null), { ...event, terms: own });
  };

  it("has one line for each tier and price, in the tiers' order", () => {
    const lines = quote([1, 0, 1, 0], [800, 1250, 800, 1000]).items;
    expect(lines.map(({ name, quantity, price, amount }) => [name, quantity, price.amount, amount.amount])).toEqual([
      ["Stalls", 1, 1250, 1250],
      ["Stalls", 1, 1000, 1000],
      ["Balcony", 2, 800, 1600],
    ]);
  });

  it("explains fees and tax", () => {
    expect(
      quote([0, 0, 1], [1000, 2000, 0], { feePerTicket: 50, feeBasisPoints: 100, taxBasisPoints: 750 }),
    ).toMatchObject({
      fees: { amount: 130 },
      feePerTicket: { tickets: 2, min: { amount: 60 }, max: { amount: 70 } },
      taxPercent: 7.5,
      discountName: null,
    });
    expect(quote([0], [1000])).toMatchObject({ feePerTicket: null, taxPercent: 0, discountName: null });
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
