import Link from "next/link";
import type { EventSummary } from "@/lib/schemas/events";
import { formatDay, formatTimes } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { saleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";
import { AvailabilityWord } from "./availability-word";
import { EventArt } from "./event-art";
import { priceFrom } from "./event-card";

/** One event, shown large. The whole of it leads to the event. */
export function Spotlight({ event, locale, now }: { event: EventSummary; locale: Locale; now: Date }) {
  const t = translatorFor(locale, "home");
  const words = translatorFor(locale, "common");
  const view = { locale, timeZone: event.timeZone };
  const state = saleState(event, now);
  return (
    <article className="group relative grid overflow-hidden rounded-lg border border-line bg-surface md:grid-cols-[1.25fr_1fr]">
      <div className="overflow-hidden">
        <EventArt
          event={event}
          eager
          className="aspect-video transition-transform duration-500 group-hover:scale-102 md:h-full"
        />
      </div>
      <div className="flex flex-col p-5 sm:p-8">
        <p className="text-sm font-medium text-accent-ink">{t("featured")}</p>
        <h2 className="mt-2 line-clamp-3 text-2xl">
          <Link
            href={`/events/${event.slug}`}
            prefetch={false}
            className="decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-focus"
          >
            {event.title}
          </Link>
        </h2>
        {event.artists.length > 0 ? <p className="mt-2 line-clamp-2 text-muted">{event.artists.join(", ")}</p> : null}
        <p className="mt-4">
          <time dateTime={event.startsAt} className="block font-medium">
            {formatDay(event.startsAt, view)}
          </time>
          <span className="tabular block text-muted">{formatTimes(event.startsAt, event.endsAt, view)}</span>
          <span className="block text-muted">
            {words("place", { venue: event.venue.name, city: event.venue.city })}
          </span>
        </p>
        <p className="mt-auto flex flex-wrap items-center gap-3 pt-6">
          <span className="tabular text-xl font-semibold">{priceFrom(event, locale)}</span>
          {state === "available" ? null : <AvailabilityWord state={state} label={words(`availability.${state}`)} />}
        </p>
      </div>
    </article>
  );
}
