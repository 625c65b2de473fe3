import type { Suggestions } from "@/lib/schemas/discovery";
import { browseHref } from "@/lib/shared/browse-address";
import { formatShortDay } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";

export type OptionGroup = "events" | "artists" | "venues" | "cities";

/** One line below the search: where it leads and what it says. */
export interface SearchOption {
  group: OptionGroup;
  href: string;
  title: string;
  detail: string;
}

/** What was suggested, in the order in which the arrow keys go through it. */
export function searchOptions(found: Suggestions, locale: Locale, now: Date, mostEvents = 5): SearchOption[] {
  return [
    ...found.events.slice(0, mostEvents).map(({ slug, title, startsAt, timeZone, venueName }): SearchOption => {
      const day = formatShortDay(startsAt, { locale, timeZone }, now);
      return { group: "events", href: `/events/${slug}`, title, detail: `${day} · ${venueName}` };
    }),
    ...found.artists.map(
      (artist): SearchOption => ({ group: "artists", href: browseHref({ artist }), title: artist, detail: "" }),
    ),
    ...found.venues.map(
      ({ slug, name, city }): SearchOption => ({ group: "venues", href: `/venues/${slug}`, title: name, detail: city }),
    ),
    ...found.cities.map(
      ({ slug, name }): SearchOption => ({ group: "cities", href: `/cities/${slug}`, title: name, detail: "" }),
    ),
  ];
}
