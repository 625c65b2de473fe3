import Link from "next/link";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import type { EventDetail } from "@/lib/schemas/events";
import { formatDay, formatDays, formatTimes, spansDays, utcOffset } from "@/lib/shared/dates";
import { googleCalendarUrl, mapUrl } from "@/lib/shared/event-links";
import type { Locale } from "@/lib/shared/locale";
import { saleState } from "@/lib/shared/sale-state";
import { translatorFor } from "@/lib/shared/translator";
import { ReaderTime } from "./reader-time";

/** When and where. The times are the venue's, with its zone; below them the reader's, where they differ. */
export function EventFacts({
  event,
  url,
  locale,
  now,
}: {
  event: EventDetail;
  /** Absolute address of the event's page. */
  url: string;
  locale: Locale;
  now: Date;
}) {
  const t = translatorFor(locale, "event");
  const view = { locale, timeZone: event.timeZone };
  const { startsAt, endsAt, venue } = event;
  const long = endsAt !== null && spansDays(startsAt, endsAt, event.timeZone);
  const state = saleState(event, now);
  return (
    <dl className="space-y-4">
      <Fact icon="calendar" term={t("when")}>
        <span className="block font-medium">
          <time dateTime={startsAt}>{long ? formatDays(startsAt, endsAt, view) : formatDay(startsAt, view)}</time>
        </span>
        <span className="tabular block">{formatTimes(startsAt, long ? null : endsAt, view)}</span>
        <ReaderTime
          startsAt={startsAt}
          endsAt={long ? null : endsAt}
          venueOffset={utcOffset(startsAt, event.timeZone)}
        />
        {state === "over" || state === "cancelled" ? null : (
          <Ways>
            <a href={`/api/v1/events/${event.id}/calendar`} download className="text-link">
              {t("calendarFile")}
            </a>
            <a href={googleCalendarUrl(event, url)} target="_blank" rel="noreferrer" className="text-link">
              {t("calendarGoogle")}
            </a>
          </Ways>
        )}
      </Fact>
      <Fact icon="pin" term={t("where")}>
        <Link href={`/venues/${venue.slug}`} prefetch={false} className="block font-medium hover:underline">
          {venue.name}
        </Link>
        <span className="block text-sm text-muted">{[venue.address, venue.city].filter(Boolean).join(", ")}</span>
        <Ways>
          <a href={mapUrl(venue)} target="_blank" rel="noreferrer" className="text-link">
            {t("map")}
          </a>
          <Link href={`/venues/${venue.slug}`} prefetch={false} className="text-link">
            {t("venuePage")}
          </Link>
        </Ways>
      </Fact>
    </dl>
  );
}

function Fact({ icon, term, children }: { icon: IconName; term: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <Icon name={icon} className="mt-0.5 size-5 text-accent-ink" />
      <dt className="sr-only">{term}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}

function Ways({ children }: { children: ReactNode }) {
  return <span className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">{children}</span>;
}
