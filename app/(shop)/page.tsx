import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { Agenda } from "@/components/events/agenda";
import { CategoryTiles } from "@/components/events/category-tiles";
import { CityLinks } from "@/components/events/city-links";
import { EventGrid } from "@/components/events/event-grid";
import { Hero } from "@/components/events/hero";
import { Promises } from "@/components/events/promises";
import { Spotlight } from "@/components/events/spotlight";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { VenueCards } from "@/components/venues/venue-cards";
import { getSeason } from "@/lib/events/get-season";
import { listEvents } from "@/lib/events/list-events";
import { listFacets } from "@/lib/events/list-facets";
import { browseHref } from "@/lib/shared/browse-address";
import { daySpans } from "@/lib/shared/day-spans";
import { shopWindow } from "@/lib/shared/shop-window";
import { listCities } from "@/lib/venues/list-cities";
import { listHalls } from "@/lib/venues/list-halls";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function HomePage() {
  const now = new Date();
  const season = await getSeason();
  const { week } = daySpans(now, season.timeZone);
  const [locale, t, popular, soon, facets, cities, halls] = await Promise.all([
    getLocale(),
    getTranslator("home"),
    listEvents({ limit: 40, sort: "popularity", available: true }),
    listEvents({ limit: 6, to: week.to }),
    listFacets(),
    listCities(),
    listHalls({ most: 6 }),
  ]);
  const { spotlight, favourites, lastSeats } = shopWindow(popular.data);
  return (
    <>
      <Hero locale={locale} now={now} timeZone={season.timeZone} />
      <div className="page-width flex flex-col gap-16 sm:gap-24">
        {spotlight ? (
          <div className="flex flex-col gap-12 sm:gap-16">
            <Spotlight event={spotlight} locale={locale} now={now} />
            {favourites.length > 0 ? (
              <Section id="upcoming" title={t("upcoming.title")} href="/events" more={t("upcoming.all")}>
                <EventGrid events={favourites} locale={locale} now={now} wide below />
              </Section>
            ) : null}
          </div>
        ) : (
          <EmptyState icon="ticket" title={t("upcoming.empty")} text={t("upcoming.emptyText")} />
        )}
        {soon.data.length > 0 || lastSeats.length > 0 ? (
          <div
            className={
              soon.data.length > 0 && lastSeats.length > 0 ? "grid items-start gap-x-8 gap-y-16 lg:grid-cols-2" : ""
            }
          >
            {soon.data.length > 0 ? (
              <Section id="week" title={t("week.title")} href={browseHref(week)} more={t("week.all")}>
                <Agenda events={soon.data} locale={locale} now={now} />
              </Section>
            ) : null}
            {lastSeats.length > 0 ? (
              <Section id="last-seats" title={t("lastSeats.title")}>
                <Agenda events={lastSeats} locale={locale} now={now} showLeft />
              </Section>
            ) : null}
          </div>
        ) : null}
        {facets.categories.length > 0 ? (
          <Section id="categories" title={t("categories.title")}>
            <CategoryTiles categories={facets.categories} locale={locale} />
          </Section>
        ) : null}
        {halls.length > 0 ? (
          <Section id="venues" title={t("venues.title")}>
            <VenueCards venues={halls} locale={locale} />
          </Section>
        ) : null}
        <Promises locale={locale} />
        {cities.length > 0 ? (
          <Section id="cities" title={t("cities.title")}>
            <CityLinks cities={cities.slice(0, 24)} />
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
      <div className="mb-6 flex min-h-11 items-center justify-between gap-4">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {href ? (
          <Link
            href={href}
            prefetch={false}
            className="flex min-h-11 items-center gap-1.5 text-right text-sm font-medium text-accent-ink hover:underline"
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
