import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { EventSummary } from "@/lib/schemas/events";
import { formatTimes } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { saleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";
import { AvailabilityWord } from "./availability-word";
import { DateLeaf } from "./date-leaf";

/** Further evenings of the same event. */
export function OtherDates({ events, locale, now }: { events: EventSummary[]; locale: Locale; now: Date }) {
  const words = translatorFor(locale, "common");
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {events.map((event) => {
        const view = { locale, timeZone: event.timeZone };
        const state = saleState(event, now);
        return (
          <li key={event.id}>
            <Link
              href={`/events/${event.slug}`}
              prefetch={false}
              className="flex items-center gap-3.5 px-4 py-2 hover:bg-sunken focus-visible:-outline-offset-3"
            >
              <DateLeaf at={event.startsAt} view={view} className="border-transparent bg-transparent" />
              <span className="min-w-0 flex-1 text-sm">
                <span className="tabular block font-medium">{formatTimes(event.startsAt, null, view)}</span>
                <span className="block truncate text-muted">{event.venue.name}</span>
              </span>
              <AvailabilityWord state={state} label={words(`availability.${state}`)} />
              <Icon name="chevron-right" className="size-5 text-muted" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
