import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { Agenda } from "@/components/events/agenda";
import { CategoryTiles } from "@/components/events/category-tiles";
import { EventGrid } from "@/components/events/event-grid";
import { Hero } from "@/components/events/hero";
import { Promises } from "@/components/events/promises";
import { VenueLinks } from "@/components/events/venue-links";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { listEvents } from "@/lib/events/list-events";
import { listFacets } from "@/lib/events/list-facets";
import { browseHref } from "@/lib/shared/browse-address";
import { daySpans } from "@/lib/shared/day-spans";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage() {
  const now = new Date();
  const { week } = daySpans(now);
  const [locale, t, upcoming, soon, facets] = await Promise.all([
    getLocale(),
    getTranslator("home"),
    listEvents({ limit: 8, sort: "popularity", available: true }),
    listEvents({ limit: 6, to: week.to }),
    listFacets(),
  ]);
  return (
    <>
      <Hero locale={locale} now={now} />
      <div className="page-width flex flex-col gap-16 sm:gap-24">
        <Section id="upcoming" title={t("upcoming.title")} href="/events" more={t("upcoming.all")}>
          {upcoming.data.length > 0 ? (
            <EventGrid events={upcoming.data} locale={locale} now={now} wide />
          ) : (
            <EmptyState icon="ticket" title={t("upcoming.empty")} text={t("upcoming.emptyText")} />
          )}
        </Section>
        {facets.categories.length > 0 ? (
          <Section id="categories" title={t("categories.title")}>
            <CategoryTiles categories={facets.categories} locale={locale} />
          </Section>
        ) : null}
        {soon.data.length > 0 ? (
          <Section id="week" title={t("week.title")} href={browseHref(week)} more={t("week.all")}>
            <Agenda events={soon.data} locale={locale} now={now} />
          </Section>
        ) : null}
        <Promises locale={locale} />
        {facets.venues.length > 0 ? (
          <Section id="venues" title={t("venues.title")}>
            <VenueLinks venues={facets.venues} />
          </Section>
        ) : null}
      </div>
    </>
  );
}

function Section({
  id,
  title,
  href,
  more,
  children,
}: {
  id: string;
  title: string;
  href?: string;
  more?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <div className="mb-6 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {href ? (
          <Link
            href={href}
            prefetch={false}
            className="flex min-h-11 items-center gap-1.5 text-sm font-medium whitespace-nowrap text-accent-ink hover:underline"
          >
            {more}
            <Icon name="arrow-right" />
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}
