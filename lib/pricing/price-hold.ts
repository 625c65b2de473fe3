import "server-only";
import type { Price } from "@/lib/inventory/start-booking";
import { amountOf, type Discount, groupDiscount, spread } from "./discounts";

/** What is bought: places by tier number, with the prices (minor units) that their hold fixed. */
export interface Places {
  tierNos: number[];
  prices: number[];
}

/** An event's own rules of price. */
export interface PriceTerms {
  /** Minor units on each ticket that still costs something. */
  feePerTicket: number;
  /** Share of such a ticket's price that is added, in hundredths of a percent. */
  feeBasisPoints: number;
  /** Tax contained in all that is paid, in hundredths of a percent. */
  taxBasisPoints: number;
  groupDiscount: { minQuantity: number; percentOff: number } | null;
}

export interface PricedHold extends Price {
  /** What took the discount off; null when nothing did. */
  by: Discount | null;
  /** Of each place, in the hold's order. */
  priceAfter: number[];
  feeOf: number[];
}

/**
 * What a hold costs: the prices that it fixed, less one discount, plus fees. The group's discount and
 * the code's are never added up: the one with the lower total counts, the group's where they are equal,
 * so that no use of a code is spent for nothing. Tax is contained in the total. Integers only.
 */
export function priceHold(places: Places, terms: PriceTerms, code: Discount | null): PricedHold {
  const group = terms.groupDiscount ? groupDiscount(terms.groupDiscount) : null;
  return [group, code]
    .filter((discount) => discount !== null)
    .map((discount) => priceWith(places, terms, discount))
    .filter((priced) => priced.by !== null)
    .reduce((best, next) => (next.total < best.total ? next : best), priceWith(places, terms, null));
}

function priceWith(places: Places, terms: PriceTerms, discount: Discount | null): PricedHold {
  const subtotal = sum(places.prices);
  const off = discount ? amountOf(discount, places) : 0;
  const priceAfter = discount ? spread(off, discount, places) : [...places.prices];
  const feeOf = priceAfter.map((price) => feeOn(price, terms));
  const fees = sum(feeOf);
  const total = subtotal - off + fees;
  return {
    subtotal,
    discount: off,
    fees,
    tax: taxIn(total, terms.taxBasisPoints),
    total,
    by: off > 0 ? discount : null,
    priceAfter,
    feeOf,
  };
}

/** Fee on a ticket of this price after discount; what is free bears none. The share is rounded half up. */
function feeOn(price: number, terms: PriceTerms): number {
  return price === 0 ? 0 : terms.feePerTicket + Math.floor((price * terms.feeBasisPoints + 5_000) / 10_000);
}

/** The tax that is contained in a total: what is left of it beside the net amount, which is rounded half up. */
export function taxIn(total: number, basisPoints: number): number {
  const divisor = 10_000 + basisPoints;
  return total - Math.floor((total * 20_000 + divisor) / (2 * divisor));
}

const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
