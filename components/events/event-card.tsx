import Link from "next/link";
import type { EventSummary } from "@/lib/schemas/events";
import { formatTimes } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { saleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";
import { AvailabilityWord } from "./availability-word";
import { DateLeaf } from "./date-leaf";
import { EventArt } from "./event-art";

/** "from €24", "Free"; empty for an event without prices. */
export function priceFrom(event: Pick<EventSummary, "priceRange">, locale: Locale): string {
  const t = translatorFor(locale, "common");
  if (!event.priceRange) return "";
  const { min, max } = event.priceRange;
  if (max.amount === 0) return t("free");
  const price = formatMoney(min, locale, { short: true });
  return min.amount === max.amount ? price : t("priceFrom", { price });
}

/** One event in a listing. A row on phones, a poster from 40 rem on. The whole of it leads to the event. */
export function EventCard({
  event,
  locale,
  now,
  eager,
  level: Heading = "h3",
}: {
  event: EventSummary;
  locale: Locale;
  now: Date;
  eager?: boolean;
  level?: "h2" | "h3";
}) {
  const t = translatorFor(locale, "common");
  const view = { locale, timeZone: event.timeZone };
  const state = saleState(event, now);
  return (
    <article className="group relative grid grid-cols-[7rem_1fr] gap-4 sm:grid-cols-1 sm:content-start sm:gap-3">
      <div className="relative self-start overflow-hidden rounded-md sm:rounded-lg">
        <EventArt
          event={event}
          eager={eager}
          className="aspect-square transition-transform duration-500 group-hover:scale-103 sm:aspect-4/3"
        />
        <DateLeaf
          at={event.startsAt}
          view={view}
          className="absolute bottom-2 left-2 origin-bottom-left border-transparent shadow-2 max-sm:scale-85"
        />
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <Heading className="line-clamp-2 text-base leading-snug font-semibold">
          <Link
            href={`/events/${event.slug}`}
            prefetch={false}
            className="decoration-1 underline-offset-3 group-hover:underline after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-4 focus-visible:after:outline-focus"
          >
            {event.title}
          </Link>
        </Heading>
        <p className="text-sm text-muted">
          <span className="tabular block">{formatTimes(event.startsAt, null, view)}</span>
          <span className="block truncate">{t("place", { venue: event.venue.name, city: event.venue.city })}</span>
        </p>
        <p className="mt-auto flex flex-wrap items-center gap-x-2 gap-y-1 pt-1 text-sm">
          <span className="tabular font-medium">{priceFrom(event, locale)}</span>
          {/* that there are tickets is the rule; only the exceptions are said */}
          {state === "available" ? null : <AvailabilityWord state={state} label={t(`availability.${state}`)} />}
        </p>
      </div>
    </article>
  );
}
