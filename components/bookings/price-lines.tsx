import type { ReactNode } from "react";
import type { Money } from "@/lib/schemas/common";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";

export interface Prices {
  /** What was bought, line by line; left out where a list beside it says so. */
  items: { key: string; label: ReactNode; amount: Money }[];
  subtotal: Money;
  discount: Money;
  /** What took the discount off: a code, or GROUP. */
  discountName?: string | null;
  fees: Money;
  /** The lowest and the highest fee on a ticket, where that is known. */
  feePerTicket?: { min: Money; max: Money } | null;
  tax: Money;
  /** The tax's rate, where that is known. */
  taxPercent?: number;
  total: Money;
  /** Money that went back; null when none did. */
  refunded: Money | null;
}

/** A price, item by item. Lines that are zero are left out; the tax is contained in the total. */
export function PriceLines({ prices, locale }: { prices: Prices; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  const { items, subtotal, discount, fees, tax, taxPercent, total, refunded } = prices;
  const adjusted = discount.amount !== 0 || fees.amount !== 0;
  const money = (value: Money) => (value.amount === 0 ? t("price.free") : formatMoney(value, locale));
  const lines: { key: string; label: ReactNode; value: string }[] = [
    ...items.map((item) => ({ key: item.key, label: item.label, value: money(item.amount) })),
    ...(adjusted && items.length > 1 ? [{ key: "subtotal", label: t("price.subtotal"), value: money(subtotal) }] : []),
    ...(discount.amount !== 0
      ? [{ key: "discount", label: discountWords(), value: money({ ...discount, amount: -discount.amount }) }]
      : []),
    ...(fees.amount !== 0 ? [{ key: "fees", label: feeWords(), value: money(fees) }] : []),
  ];
  return (
    <dl className="space-y-2">
      {lines.map((line) => (
        <Line key={line.key} label={line.label} value={line.value} />
      ))}
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <dt className="font-medium">{t("price.total")}</dt>
        <dd className="tabular text-xl font-semibold">{money(total)}</dd>
      </div>
      {tax.amount !== 0 ? (
        <div className="text-sm text-muted">
          <dt className="sr-only">{t("price.taxName")}</dt>
          <dd>{taxWords()}</dd>
        </div>
      ) : null}
      {refunded && refunded.amount !== 0 ? <Line label={t("price.refunded")} value={money(refunded)} /> : null}
    </dl>
  );

  function discountWords(): string {
    if (!prices.discountName) return t("price.discount");
    return prices.discountName === "GROUP" ? t("price.group") : t("price.code", { name: prices.discountName });
  }

  function feeWords(): string {
    if (!prices.feePerTicket) return t("price.fees");
    const { min, max } = prices.feePerTicket;
    if (min.amount === max.amount) return t("price.feesEach", { amount: money(min) });
    return t("price.feesRange", { min: money(min), max: money(max) });
  }

  function taxWords(): string {
    if (!taxPercent) return t("price.taxOnly", { amount: money(tax) });
    const rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
    return t("price.tax", { amount: money(tax), percent: rate.format(taxPercent / 100) });
  }
}

function Line({ label, value }: { label: ReactNode; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="min-w-0 break-words text-muted">{label}</dt>
      <dd className="tabular shrink-0">{value}</dd>
    </div>
  );
}
