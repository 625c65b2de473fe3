import type { Price } from "@/lib/inventory/start-booking";

/** What an event adds to and takes off its prices. */
export interface DemoTerms {
  /** Minor units on each ticket that is not free. */
  feePerTicket: number;
  /** Hundredths of a percent of a ticket's price. */
  feeBasisPoints: number;
  /** Contained in all that is paid, in hundredths of a percent. */
  taxBasisPoints: number;
}

/** What tickets at these prices cost, ticket by ticket, when so many percent are taken off. */
export function priceOf(prices: number[], terms: DemoTerms, percentOff = 0): Price {
  let [subtotal, discount, fees] = [0, 0, 0];
  for (const price of prices) {
    const off = Math.round((price * percentOff) / 100);
    const left = price - off;
    subtotal += price;
    discount += off;
    if (left > 0) fees += terms.feePerTicket + Math.round((left * terms.feeBasisPoints) / 10_000);
  }
  const total = subtotal - discount + fees;
  return {
    subtotal,
    discount,
    fees,
    tax: total - Math.round((total * 10_000) / (10_000 + terms.taxBasisPoints)),
    total,
  };
}
