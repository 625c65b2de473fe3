import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Discount, GROUP } from "./discounts";
import { paymentLines } from "./payment-lines";
import { type PriceTerms, priceHold } from "./price-hold";

const plain: PriceTerms = { feePerTicket: 0, feeBasisPoints: 0, taxBasisPoints: 0, groupDiscount: null };
const code = (more: Partial<Discount>): Discount => ({
  name: "CODE",
  codeId: "dsc_1",
  percentOff: null,
  amountOff: null,
  minQuantity: 1,
  tierNos: null,
  ...more,
});
const two = { tierNos: [0, 1], prices: [1250, 801] };

describe("the price of a hold", () => {
  it("is the sum of what the hold fixed where nothing else is configured", () => {
    const price = priceHold({ tierNos: [0, 1, 0], prices: [1250, 800, 1250] }, plain, null);
    expect(price).toMatchObject({ subtotal: 3300, discount: 0, fees: 0, tax: 0, total: 3300, by: null });
  });

  it("rounds a percentage half up once, on the sum of what it covers", () => {
    const off = (prices: number[], percentOff: number) =>
      priceHold({ tierNos: prices.map(() => 0), prices }, plain, code({ percentOff })).discount;
    expect(off([1999, 1999, 1999], 10)).toBe(600);
    expect(off([5], 10)).toBe(1);
    expect(off([4], 10)).toBe(0);
    expect(off([5, 5, 5], 10)).toBe(2);
    expect(off([1999], 100)).toBe(1999);
  });

  it("takes an amount off the booking, but never more than what it covers costs", () => {
    expect(priceHold(two, plain, code({ amountOff: 500 }))).toMatchObject({ discount: 500, total: 1551 });
    expect(priceHold(two, plain, code({ amountOff: 99_999 }))).toMatchObject({ discount: 2051, total: 0 });
    expect(priceHold(two, plain, code({ amountOff: 99_999, tierNos: [1] }))).toMatchObject({ discount: 801 });
  });

  it("covers only the tiers of a code, and only with as many places as it asks for", () => {
    expect(priceHold(two, plain, code({ percentOff: 50, tierNos: [0] })).discount).toBe(625);
    expect(priceHold(two, plain, code({ percentOff: 50, tierNos: [7] }))).toMatchObject({ discount: 0, by: null });
    expect(priceHold(two, plain, code({ percentOff: 50, minQuantity: 3 }))).toMatchObject({ discount: 0, by: null });
    expect(priceHold(two, plain, code({ percentOff: 50, minQuantity: 2, tierNos: [0] })).discount).toBe(0);
  });

  it("takes the better of the group's discount and the code's, never both; the group's where they are equal", () => {
    const terms = { ...plain, groupDiscount: { minQuantity: 2, percentOff: 20 } };
    expect(priceHold(two, terms, null)).toMatchObject({ discount: 410, by: { name: GROUP, codeId: null } });
    expect(priceHold(two, terms, code({ percentOff: 10 }))).toMatchObject({ discount: 410, by: { name: GROUP } });
    expect(priceHold(two, terms, code({ percentOff: 20 }))).toMatchObject({ discount: 410, by: { name: GROUP } });
    expect(priceHold(two, terms, code({ percentOff: 30 }))).toMatchObject({ discount: 615, by: { codeId: "dsc_1" } });
    expect(priceHold({ tierNos: [0], prices: [1000] }, terms, null)).toMatchObject({ discount: 0, by: null });
  });

  it("adds the fee to each ticket that still costs something, its share rounded half up", () => {
    const terms = { ...plain, feePerTicket: 100, feeBasisPoints: 250 };
    expect(priceHold({ tierNos: [0, 0, 1], prices: [1000, 1020, 0] }, terms, null)).toMatchObject({
      feeOf: [125, 126, 0],
      fees: 251,
      total: 2271,
    });
    // what the code makes free bears no fee
    expect(priceHold(two, terms, code({ percentOff: 100, tierNos: [0] }))).toMatchObject({
      priceAfter: [0, 801],
      feeOf: [0, 120],
    });
    expect(priceHold(two, terms, code({ percentOff: 100 }))).toMatchObject({ fees: 0, total: 0 });
  });

  it("contains the tax", () => {
    const tax = (total: number, taxBasisPoints: number) =>
      priceHold({ tierNos: [0], prices: [total] }, { ...plain, taxBasisPoints }, null);
    expect(tax(11_900, 1900)).toMatchObject({ tax: 1900, total: 11_900 });
    expect(tax(1000, 700).tax).toBe(65);
    expect(tax(0, 1900).tax).toBe(0);
    expect(tax(1000, 0).tax).toBe(0);
  });
});

const places = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 100_000_000 })), {
    minLength: 1,
    maxLength: 100,
  })
  .map((list) => ({ tierNos: list.map(([tier]) => tier), prices: list.map(([, price]) => price) }));
const anyTerms = fc.record({
  feePerTicket: fc.integer({ min: 0, max: 1_000_000 }),
  feeBasisPoints: fc.integer({ min: 0, max: 5000 }),
  taxBasisPoints: fc.integer({ min: 0, max: 5000 }),
  groupDiscount: fc.option(
    fc.record({ minQuantity: fc.integer({ min: 2, max: 20 }), percentOff: fc.integer({ min: 1, max: 100 }) }),
  ),
});
const anyCode = fc.option(
  fc
    .record({
      percent: fc.boolean(),
      off: fc.integer({ min: 1, max: 100 }),
      amount: fc.integer({ min: 1, max: 100_000_000 }),
      minQuantity: fc.integer({ min: 1, max: 5 }),
      tierNos: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 })),
    })
    .map(({ percent, off, amount, ...rest }) =>
      code({ percentOff: percent ? off : null, amountOff: percent ? null : amount, ...rest }),
    ),
);
const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);

describe("any price", () => {
  it("is whole, adds up, and is within its bounds", () => {
    fc.assert(
      fc.property(places, anyTerms, anyCode, (hold, terms, discount) => {
        const price = priceHold(hold, terms, discount);
        const all = [price.subtotal, price.discount, price.fees, price.tax, price.total];
        expect([...all, ...price.priceAfter, ...price.feeOf].every(Number.isSafeInteger)).toBe(true);
        expect(price.total).toBe(price.subtotal - price.discount + price.fees);
        expect(price.subtotal).toBe(sum(hold.prices));
        expect(sum(price.priceAfter)).toBe(price.subtotal - price.discount);
        expect(sum(price.feeOf)).toBe(price.fees);
        expect(price.discount).toBeLessThanOrEqual(price.subtotal);
        expect(price.discount > 0).toBe(price.by !== null);
        expect(price.tax).toBeGreaterThanOrEqual(0);
        expect(price.tax).toBeLessThanOrEqual(Math.ceil(price.total / 3));
        price.priceAfter.forEach((after, i) => {
          expect(after).toBeGreaterThanOrEqual(0);
          expect(after).toBeLessThanOrEqual(hold.prices[i] ?? -1);
          if (after === 0) expect(price.feeOf[i]).toBe(0);
        });
      }),
    );
  });

  it("is never higher with a code than without, and never has both discounts", () => {
    fc.assert(
      fc.property(places, anyTerms, anyCode, (hold, terms, discount) => {
        const price = priceHold(hold, terms, discount);
        const alone = priceHold(hold, { ...terms, groupDiscount: null }, discount);
        const without = priceHold(hold, terms, null);
        expect(price.total).toBe(Math.min(alone.total, without.total));
      }),
    );
  });

  it("takes from each covered place its share, to the minor unit", () => {
    fc.assert(
      fc.property(places, anyCode, (hold, discount) => {
        const price = priceHold(hold, plain, discount);
        const covered = hold.prices.map((each, i) =>
          discount?.tierNos?.includes(hold.tierNos[i] ?? -1) === false ? 0 : each,
        );
        price.priceAfter.forEach((after, i) => {
          const exact = price.discount === 0 ? 0 : (price.discount * (covered[i] ?? 0)) / sum(covered);
          expect(Math.abs((hold.prices[i] ?? 0) - after - exact)).toBeLessThan(1.001);
        });
      }),
    );
  });

  it("is asked for at the provider with the same sum", () => {
    fc.assert(
      fc.property(places, anyTerms, anyCode, (hold, terms, discount) => {
        const price = priceHold(hold, terms, discount);
        const lines = paymentLines(hold, price.discount, { tierNos: price.by?.tierNos ?? null });
        expect(sum(lines.map((line) => line.price * line.quantity)) + price.fees).toBe(price.total);
        expect(sum(lines.map((line) => line.quantity))).toBe(hold.prices.length);
        expect(lines.every((line) => line.price >= 0)).toBe(true);
      }),
    );
  });
});
