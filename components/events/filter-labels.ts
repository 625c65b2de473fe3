import type { BrowseField, BrowseValues } from "@/lib/shared/browse-address";
import { formatShortDay } from "@/lib/shared/dates";
import { daySpans, spanOf } from "@/lib/shared/day-spans";
import type { Locale } from "@/lib/shared/locale";
import { currencySymbol, formatMoney, parsePrice } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";
import type { BrowseFacets } from "./browse-filters";

/** What a filter is to be called by; `field` is the first of those that it is made of. */
export interface FilterWords {
  values: BrowseValues;
  facets: Pick<BrowseFacets, "venues" | "timeZone">;
  currency: string;
  /** Name of the organizer that the address names. */
  organizer?: string | null;
  locale: Locale;
  now: Date;
}

export function filterLabel(field: BrowseField, words: FilterWords): string {
  const { values, facets, locale } = words;
  const t = translatorFor(locale, "browse");
  const value = values[field] ?? "";
  switch (field) {
    case "q":
      return t("chips.q", { value });
    case "from":
      return daysLabel(words);
    case "priceFrom":
      return pricesLabel(words);
    case "available":
      return t("chips.available");
    case "category": {
      const common = translatorFor(locale, "common");
      const key = `category.${value}` as "category.other";
      return common.has(key) ? common(key) : value;
    }
    case "venue":
      return facets.venues.find((venue) => venue.slug === value)?.name ?? value;
    case "organizer":
      return words.organizer ?? value;
    default:
      return value;
  }
}

/** Today; Sat, 12 June; 12 – 14 June; until 14 June */
function daysLabel({ values: { from, to }, facets, locale, now }: FilterWords): string {
  const t = translatorFor(locale, "browse");
  const span = spanOf({ from, to }, daySpans(now, facets.timeZone));
  if (span) return t(span);
  const day = (text: string) => formatShortDay(`${text}T12:00:00Z`, { locale, timeZone: "UTC" }, now);
  if (from && to) return from === to ? day(from) : t("chips.days", { from: day(from), to: day(to) });
  return from ? t("chips.from", { value: day(from) }) : t("chips.to", { value: day(to ?? "") });
}

function pricesLabel({ values: { priceFrom, priceTo }, currency, locale }: FilterWords): string {
  const t = translatorFor(locale, "browse");
  const price = (text: string) => {
    const amount = parsePrice(text, currency);
    return amount === null
      ? `${text} ${currencySymbol(currency, locale)}`
      : formatMoney({ amount, currency }, locale, { short: true });
  };
  if (priceFrom && priceTo) return t("chips.prices", { from: price(priceFrom), to: price(priceTo) });
  return priceFrom
    ? t("chips.priceFrom", { value: price(priceFrom) })
    : t("chips.priceTo", { value: price(priceTo ?? "") });
}
