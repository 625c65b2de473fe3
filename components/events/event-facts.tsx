import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import type { EventDetail } from "@/lib/schemas/events";
import { formatDay, formatDays, formatTimes, spansDays } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { ReaderTime } from "./reader-time";

/** When and where. The times are the venue's, with its zone; below them the reader's. */
export function EventFacts({ event, locale }: { event: EventDetail; locale: Locale }) {
  const t = translatorFor(locale, "event");
  const view = { locale, timeZone: event.timeZone };
  const { startsAt, endsAt, venue } = event;
  const long = endsAt !== null && spansDays(startsAt, endsAt, event.timeZone);
  return (
    <dl className="space-y-4">
      <Fact icon="calendar" term={t("when")}>
        <span className="block font-medium">
          <time dateTime={startsAt}>{long ? formatDays(startsAt, endsAt, view) : formatDay(startsAt, view)}</time>
        </span>
        <span className="tabular block">{formatTimes(startsAt, long ? null : endsAt, view)}</span>
        <ReaderTime startsAt={startsAt} endsAt={long ? null : endsAt} timeZone={event.timeZone} />
      </Fact>
      <Fact icon="pin" term={t("where")}>
        <span className="block font-medium">{venue.name}</span>
        <span className="block text-sm text-muted">{[venue.address, venue.city].filter(Boolean).join(", ")}</span>
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
