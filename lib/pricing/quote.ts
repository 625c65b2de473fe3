import "server-only";
import { AppError } from "@/lib/errors";
import type { Price } from "@/lib/inventory/start-booking";
import type { Quote } from "@/lib/schemas/holds";

interface Priced {
  tierNos: number[];
  /** Minor units, as fixed by the hold. */
  prices: number[];
}

/**
 * What a hold costs. Prices are those fixed when it was made. There are no fees, taxes on top or
 * discount codes yet.
 * @throws AppError discount_code_invalid
 */
export function priceHold(hold: Priced, discountCode: string | undefined): Price {
  if (discountCode !== undefined) {
    throw new AppError("discount_code_invalid", "This discount code does not apply to this event.", {
      errors: [{ path: "discountCode", message: "does not apply to this event" }],
    });
  }
  const subtotal = hold.prices.reduce((sum, price) => sum + price, 0);
  return { subtotal, discount: 0, fees: 0, tax: 0, total: subtotal };
}

/** The price line by line: one line for the places of a tier at the same price. */
export function toQuote(
  hold: Priced,
  price: Price,
  event: { currency: string; tiers: { id: string; no: number; name: string }[] },
): Quote {
  const { currency } = event;
  const lines = new Map<string, { tierNo: number; price: number; quantity: number }>();
  hold.tierNos.forEach((tierNo, i) => {
    const each = hold.prices[i] ?? 0;
    const line = lines.get(`${tierNo}:${each}`) ?? { tierNo, price: each, quantity: 0 };
    line.quantity++;
    lines.set(`${tierNo}:${each}`, line);
  });
  const money = (amount: number) => ({ amount, currency });
  return {
    items: [...lines.values()]
      .sort((a, b) => a.tierNo - b.tierNo)
      .map((line) => {
        const tier = event.tiers.find((candidate) => candidate.no === line.tierNo);
        return {
          tier: tier?.id ?? "",
          name: tier?.name ?? "",
          quantity: line.quantity,
          price: money(line.price),
          amount: money(line.price * line.quantity),
        };
      }),
    subtotal: money(price.subtotal),
    discount: money(price.discount),
    fees: money(price.fees),
    tax: money(price.tax),
    total: money(price.total),
  };
}
