import "server-only";
import type { Discount } from "./discounts";
import { spread } from "./discounts";
import type { Places } from "./price-hold";

export interface PaymentLine {
  tierNo: number;
  /** Minor units a ticket, after discount. */
  price: number;
  quantity: number;
  reduced: boolean;
}

/**
 * A booking's tickets as lines for the payment provider, which knows neither negative lines nor our kinds
 * of discount: what was taken off is spread over the tickets that it covered, so that the lines and the
 * fees add up to the booking's total. Tickets of one tier may make two lines, a minor unit apart.
 */
export function paymentLines(places: Places, off: number, discount: Pick<Discount, "tierNos">): PaymentLine[] {
  const lines = new Map<string, PaymentLine>();
  spread(off, discount, places).forEach((price, i) => {
    const tierNo = places.tierNos[i] ?? 0;
    const reduced = price !== places.prices[i];
    const line = lines.get(`${tierNo}:${price}:${reduced}`) ?? { tierNo, price, quantity: 0, reduced };
    line.quantity++;
    lines.set(`${tierNo}:${price}:${reduced}`, line);
  });
  return [...lines.values()].sort((a, b) => a.tierNo - b.tierNo || b.price - a.price);
}
