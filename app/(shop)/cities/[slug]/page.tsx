import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/(shop)/or-not-found";
import { getLocale, getTranslator } from "@/app/i18n";
import { CityLinks } from "@/components/events/city-links";
import { Upcoming } from "@/components/events/upcoming";
import { PlaceHead } from "@/components/venues/place-head";
import { VenueCards } from "@/components/venues/venue-cards";
import { env } from "@/lib/env";
import { listEvents } from "@/lib/events/list-events";
import { browseHref } from "@/lib/shared/browse-address";
import { jsonForScript } from "@/lib/shared/event-json-ld";
import { getCityOrThrow, listCities } from "@/lib/venues/list-cities";
import { listHalls } from "@/lib/venues/list-halls";

interface Props {
  params: Promise<{ slug: string }>;
}

const SHOWN = 24;

const readCity = cache((slug: string) => orNotFound(getCityOrThrow(slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [city, t] = [await readCity((await params).slug), await getTranslator("places")];
  const title = t("cityTitle", { city: city.name });
  const description = t("cityMeta", { city: city.name });
  const url = `/cities/${city.slug}`;
  return { title, description, alternates: { canonical: url }, openGraph: { title, description, url } };
}

export default async function CityPage({ params }: Props) {
  const city = await readCity((await params).slug);
  const [locale, t, events, halls, cities] = await Promise.all([
    getLocale(),
    getTranslator("places"),
    listEvents({ city: city.name, limit: SHOWN }),
    listHalls({ slugs: city.venues.map((venue) => venue.slug), most: 24 }),
    listCities(),
  ]);
  const now = new Date();
  const others = cities.filter((other) => other.slug !== city.slug).slice(0, 24);
  const jsonLd = {
    "@context": "https://schema.org",
    "@type": "City",
    name: city.name,
    url: `${env().APP_URL}/cities/${city.slug}`,
    containedInPlace: { "@type": "Country", name: city.country },
  };
  return (
    <div className="page-width pt-3 sm:pt-6">
      <script type="application/ld+json">{jsonForScript(jsonLd)}</script>
      <PlaceHead back={{ href: "/events", label: t("back") }} title={t("cityTitle", { city: city.name })}>
        {t("inCity", {
          venues: city.venues.length,
          events: city.venues.reduce((sum, venue) => sum + venue.upcomingEvents, 0),
        })}
      </PlaceHead>
      <Upcoming
        events={events.data}
        all={events.nextCursor ? browseHref({ city: city.name }) : null}
        locale={locale}
        now={now}
      />
      <section aria-labelledby="venues" className="mt-16">
        <h2 id="venues" className="mb-6 text-2xl">
          {t("venues", { city: city.name })}
        </h2>
        <VenueCards venues={halls} locale={locale} />
      </section>
      {others.length > 0 ? (
        <section aria-labelledby="cities" className="mt-16">
          <h2 id="cities" className="mb-6 text-2xl">
            {t("cities")}
          </h2>
          <CityLinks cities={others} />
        </section>
      ) : null}
    </div>
  );
}
