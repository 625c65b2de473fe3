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
  fees: Money;
  tax: Money;
  total: Money;
  /** Money that went back; null when none did. */
  refunded: Money | null;
}

/** A price, item by item. Lines that are zero are left out; the tax is contained in the total. */
export function PriceLines({ prices, locale }: { prices: Prices; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  const { items, subtotal, discount, fees, tax, total, refunded } = prices;
  const adjusted = discount.amount !== 0 || fees.amount !== 0;
  const money = (value: Money) => (value.amount === 0 ? t("price.free") : formatMoney(value, locale));
  const lines: { key: string; label: ReactNode; value: string }[] = [
    ...items.map((item) => ({ key: item.key, label: item.label, value: money(item.amount) })),
    ...(adjusted && items.length > 1 ? [{ key: "subtotal", label: t("price.subtotal"), value: money(subtotal) }] : []),
    ...(discount.amount !== 0
      ? [{ key: "discount", label: t("price.discount"), value: money({ ...discount, amount: -discount.amount }) }]
      : []),
    ...(fees.amount !== 0 ? [{ key: "fees", label: t("price.fees"), value: money(fees) }] : []),
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
          <dd>{t("price.tax", { amount: money(tax) })}</dd>
        </div>
      ) : null}
      {refunded && refunded.amount !== 0 ? <Line label={t("price.refunded")} value={money(refunded)} /> : null}
    </dl>
  );
}

function Line({ label, value }: { label: ReactNode; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="min-w-0 text-muted">{label}</dt>
      <dd className="tabular shrink-0">{value}</dd>
    </div>
  );
}
