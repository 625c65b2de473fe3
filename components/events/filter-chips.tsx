import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { activeFilters, browseHref, without } from "@/lib/shared/browse-address";
import { translatorFor } from "@/lib/shared/translator";
import { type FilterWords, filterLabel } from "./filter-labels";

/** What narrows the list now, each with a way to take it off. */
export function FilterChips({ words }: { words: FilterWords }) {
  const { values, locale } = words;
  const active = activeFilters(values);
  if (active.length === 0) return null;
  const t = translatorFor(locale, "browse");
  return (
    <ul aria-label={t("active")} className="flex flex-wrap gap-2">
      {active.map(({ field, fields }) => {
        const label = filterLabel(field, words);
        return (
          <li key={field}>
            <Link
              href={browseHref(values, without(fields))}
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
