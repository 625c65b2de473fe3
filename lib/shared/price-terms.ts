/** What an event adds to the price of a ticket: minor units, and percent of the price with up to two decimals. */
export interface FeeTerms {
  perTicket: number;
  percent: number;
}

/** The parts of an event that say what is paid beside the price of a place. */
export interface PriceTerms {
  fees?: FeeTerms | undefined;
  /** Contained in all that is paid. */
  taxPercent?: number | undefined;
  groupDiscount?: { minQuantity: number; percentOff: number } | null | undefined;
}

/** The fee on one ticket of that price, minor units, rounded half up as the quote does; free tickets bear none. */
export function feeOfTicket(price: number, fees: FeeTerms | undefined): number {
  if (!fees || price === 0) return 0;
  return fees.perTicket + Math.floor((price * Math.round(fees.percent * 100) + 5_000) / 10_000);
}
