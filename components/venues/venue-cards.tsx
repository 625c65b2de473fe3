import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { hallPreview } from "@/lib/shared/hall-preview";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { HallPreview } from "./hall-preview";
import { categoryStyles } from "./hall-styles";

/** What a card tells of a venue. */
export interface VenueCardFacts {
  slug: string;
  name: string;
  city: string;
  capacity: number | null;
  upcomingEvents: number;
  layout: SeatMapLayout | null;
}

/** Venues with a drawing of their hall, where there is one. */
export function VenueCards({ venues, locale }: { venues: VenueCardFacts[]; locale: Locale }) {
  const t = translatorFor(locale, "common");
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {venues.map((venue) => (
        <li key={venue.slug}>
          <Link
            href={`/venues/${venue.slug}`}
            prefetch={false}
            className="group flex h-full items-center gap-4 rounded-lg border border-line bg-surface p-3 transition-colors hover:border-ink"
          >
            <span className="flex size-24 shrink-0 items-center justify-center rounded-md bg-sunken p-2">
              {venue.layout ? (
                <HallPreview
                  hall={hallPreview(venue.layout, "thumbnail")}
                  styles={categoryStyles(venue.layout)}
                  className="max-h-full w-full"
                />
              ) : (
                <Icon name="pin" className="size-7 text-muted" />
              )}
            </span>
            <span className="min-w-0">
              <span className="block font-semibold group-hover:underline">{venue.name}</span>
              <span className="block truncate text-sm text-muted">{venue.city}</span>
              <span className="mt-1 block text-sm text-muted">{t("events", { count: venue.upcomingEvents })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
