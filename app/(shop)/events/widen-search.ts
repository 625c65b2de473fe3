import "server-only";
import { type SearchOption, searchOptions } from "@/components/shell/search-options";
import { countEvents } from "@/lib/events/count-events";
import { suggest } from "@/lib/events/suggest";
import { type BrowseField, type BrowseValues, browseHref, without } from "@/lib/shared/browse-address";
import { readBrowseQuery } from "@/lib/shared/browse-query";
import type { Locale } from "@/lib/shared/locale";

/** Filters that may be taken off one at a time; each costs a count. */
const MOST_FILTERS = 6;
const MOST_MEANT = 4;

/** For a list without events: each filter that hides some, with how many, the most first. */
export async function widerSearches(
  values: BrowseValues,
  active: { field: BrowseField; fields: BrowseField[] }[],
  currencies: string[],
): Promise<{ field: BrowseField; href: string; count: number }[]> {
  if (active.length < 2) return [];
  const searches = active.slice(0, MOST_FILTERS).map(async ({ field, fields }) => {
    const href = browseHref(values, without(fields));
    const rest = { ...values, ...Object.fromEntries(fields.map((name) => [name, undefined])) };
    return { field, href, count: await countEvents(readBrowseQuery(rest, currencies).filters) };
  });
  return (await Promise.all(searches)).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/**
 * Who or where may have been meant by a search that finds nothing: by all of its words, else by one of them. Not
 * which event, since events are what the search itself has looked for.
 */
export async function whatWasMeant(q: string, locale: Locale, now: Date): Promise<SearchOption[]> {
  const words = q.split(/\s+/).filter((word) => word.length > 2);
  for (const text of new Set([q, ...words.slice(0, 4)])) {
    const found = searchOptions(await suggest(text), locale, now, 0);
    if (found.length > 0) return found.slice(0, MOST_MEANT);
  }
  return [];
}
