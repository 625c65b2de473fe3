import Link from "next/link";
import type { EventSummary } from "@/lib/schemas/events";
import { formatTimes } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { saleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";
import { AvailabilityWord } from "./availability-word";
import { DateLeaf } from "./date-leaf";
import { priceFrom } from "./event-card";

/** Events as a programme: one line each. `showLeft` counts what is left instead of naming the price. */
export function Agenda({
  events,
  locale,
  now,
  showLeft = false,
}: {
  events: EventSummary[];
  locale: Locale;
  now: Date;
  showLeft?: boolean;
}) {
  const t = translatorFor(locale, "common");
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-surface">
      {events.map((event) => {
        const view = { locale, timeZone: event.timeZone };
        const state = saleState(event, now);
        return (
          <li key={event.id} className="group relative border-line not-first:border-t hover:bg-sunken">
            <div className="flex items-center gap-4 p-3 sm:px-5">
              <DateLeaf at={event.startsAt} view={view} className="border-transparent bg-transparent" />
              <div className="min-w-0 flex-1">
                <h3 className="leading-snug font-semibold">
                  <Link
                    href={`/events/${event.slug}`}
                    prefetch={false}
                    className="group-hover:underline after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-focus"
                  >
                    {event.title}
                  </Link>
                </h3>
                <p className="text-sm text-muted">
                  {formatTimes(event.startsAt, null, view)} ·{" "}
                  {t("place", { venue: event.venue.name, city: event.venue.city })}
                </p>
              </div>
              <div className="flex flex-col items-end gap-1 text-sm sm:flex-row-reverse sm:items-center sm:gap-4">
                <span className="tabular font-medium whitespace-nowrap sm:min-w-22 sm:text-right">
                  {showLeft ? t("left", { count: event.seatsLeft }) : priceFrom(event, locale)}
                </span>
                {state === "available" || showLeft ? null : (
                  <AvailabilityWord state={state} label={t(`availability.${state}`)} />
                )}
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
