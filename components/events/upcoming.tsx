import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventSummary } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";
import { EventGrid } from "./event-grid";

/** What is coming up at a place or by a host, and the way to all of it. */
export function Upcoming({
  events,
  all,
  locale,
  now,
}: {
  events: EventSummary[];
  /** The listing of all of them; null when these are all. */
  all: string | null;
  locale: Locale;
  now: Date;
}) {
  const t = translatorFor(locale, "places");
  return (
    <section aria-labelledby="upcoming" className="mt-12 sm:mt-16">
      <h2 id="upcoming" className="mb-6 text-2xl">
        {t("upcoming")}
      </h2>
      {events.length > 0 ? (
        <EventGrid events={events} locale={locale} now={now} wide />
      ) : (
        <EmptyState icon="calendar" title={t("empty")} text={t("emptyText")}>
          <ButtonLink href="/events" variant="secondary" prefetch={false}>
            {t("allEvents")}
          </ButtonLink>
        </EmptyState>
      )}
      {all ? (
        <p className="mt-8 flex justify-center">
          <ButtonLink href={all} variant="secondary" prefetch={false}>
            {t("seeAll")}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}
