import type { Money } from "@/lib/schemas/common";

const digitsOf = new Map<string, number>();

/** Decimal places of a currency's minor unit: 2 for EUR, 0 for JPY. */
export function minorUnitDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Kept: making one costs more than a hundred uses. */
function format(locale: string, currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${locale} ${currency} ${whole}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
  formats.set(key, made);
  return made;
}

/** Money as people of a language write it: 42,50 € or €42.50; whole amounts without decimals when `short`. */
export function formatMoney(value: Money, locale: string, options: { short?: boolean } = {}): string {
  const digits = minorUnitDigits(value.currency);
  const whole = options.short === true && value.amount % 10 ** digits === 0;
  return format(locale, value.currency, whole).format(value.amount / 10 ** digits);
}

/** What a currency is written with in that language: €, $, CHF. */
export function currencySymbol(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}

/** Reads a price such as "12.50", "12,50" or "12" into minor units; null when it is not one. */
export function parsePrice(text: string, currency: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match?.[1]) return null;
  const digits = minorUnitDigits(currency);
  const fraction = match[2] ?? "";
  if (fraction.length > digits) return null;
  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, "0") || "0");
}
