import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { activeFilters, type BrowseField, type BrowseValues, browseHref } from "@/lib/shared/browse-address";
import { formatShortDay } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import type { BrowseFacets } from "./browse-filters";

/** What narrows the list now, each with a way to take it off. */
export function FilterChips({
  values,
  facets,
  locale,
  now,
}: {
  values: BrowseValues;
  facets: BrowseFacets;
  locale: Locale;
  now: Date;
}) {
  const active = activeFilters(values);
  if (active.length === 0) return null;
  const t = translatorFor(locale, "browse");
  return (
    <ul aria-label={t("active")} className="flex flex-wrap gap-2">
      {active.map(({ field, value }) => {
        const label = chipLabel(field, value, facets, locale, now);
        return (
          <li key={field}>
            <Link
              href={browseHref(values, { [field]: null })}
              data-browse=""
              prefetch={false}
              aria-label={t("remove", { filter: label })}
              className="flex min-h-9 max-w-72 items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-3.5 text-sm font-medium text-accent-ink hover:bg-sunken"
            >
              <span className="truncate">{label}</span>
              <Icon name="close" className="size-4" />
            </Link>
          </li>
        );
      })}
      <li>
        <Link
          href={browseHref({ sort: values.sort })}
          data-browse=""
          prefetch={false}
          className="flex min-h-9 items-center rounded-full px-3 text-sm text-muted hover:text-ink hover:underline"
        >
          {t("clear")}
        </Link>
      </li>
    </ul>
  );
}

function chipLabel(field: BrowseField, value: string, facets: BrowseFacets, locale: Locale, now: Date): string {
  const t = translatorFor(locale, "browse");
  switch (field) {
    case "q":
      return t("chips.q", { value });
    case "from":
    case "to":
      return t(`chips.${field}`, { value: formatShortDay(`${value}T12:00:00Z`, { locale, timeZone: "UTC" }, now) });
    case "priceFrom":
    case "priceTo":
      return t(`chips.${field}`, { value });
    case "available":
      return t("chips.available");
    case "category": {
      const words = translatorFor(locale, "common");
      const key = `category.${value}` as "category.other";
      return words.has(key) ? words(key) : value;
    }
    case "venue":
      return facets.venues.find((venue) => venue.slug === value)?.name ?? value;
    default:
      return value;
  }
}
