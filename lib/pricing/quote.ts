import "server-only";
import type { Quote } from "@/lib/schemas/holds";
import type { Places, PricedHold, PriceTerms } from "./price-hold";

/** The price line by line: one line for the places of a tier at the same price. */
export function toQuote(
  places: Places,
  priced: PricedHold,
  event: { currency: string; tiers: { id: string; no: number; name: string }[]; terms: PriceTerms },
): Quote {
  const { currency } = event;
  const lines = new Map<string, { tierNo: number; price: number; quantity: number }>();
  places.tierNos.forEach((tierNo, i) => {
    const each = places.prices[i] ?? 0;
    const line = lines.get(`${tierNo}:${each}`) ?? { tierNo, price: each, quantity: 0 };
    line.quantity++;
    lines.set(`${tierNo}:${each}`, line);
  });
  const money = (amount: number) => ({ amount, currency });
  const charged = priced.feeOf.filter((fee) => fee > 0);
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
    subtotal: money(priced.subtotal),
    discount: money(priced.discount),
    discountName: priced.by?.name ?? null,
    fees: money(priced.fees),
    feePerTicket:
      charged.length === 0
        ? null
        : { tickets: charged.length, min: money(Math.min(...charged)), max: money(Math.max(...charged)) },
    tax: money(priced.tax),
    taxPercent: event.terms.taxBasisPoints / 100,
    total: money(priced.total),
  };
}
