import { formatMoney } from "@/lib/shared/money";
import { classNames } from "./class-names";

/** Money as the reader's language writes it, digits of equal width. `short` drops the decimals of whole amounts. */
export function Price({
  value,
  locale,
  short,
  className,
}: {
  value: Parameters<typeof formatMoney>[0];
  locale: string;
  short?: boolean;
  className?: string;
}) {
  return (
    <span className={classNames("tabular whitespace-nowrap", className)}>{formatMoney(value, locale, { short })}</span>
  );
}
