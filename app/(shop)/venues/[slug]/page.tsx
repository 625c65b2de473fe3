import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "@/app/(shop)/or-not-found";
import { getLocale, getTranslator } from "@/app/i18n";
import { Upcoming } from "@/components/events/upcoming";
import { Card } from "@/components/ui/card";
import { type FactLine, Facts } from "@/components/venues/facts";
import { HallPreview } from "@/components/venues/hall-preview";
import { categoryStyles } from "@/components/venues/hall-styles";
import { PlaceHead } from "@/components/venues/place-head";
import { env } from "@/lib/env";
import { listEvents } from "@/lib/events/list-events";
import { browseHref } from "@/lib/shared/browse-address";
import { jsonForScript, placeJsonLd } from "@/lib/shared/event-json-ld";
import { mapUrl } from "@/lib/shared/event-links";
import { hallPreview } from "@/lib/shared/hall-preview";
import { getPublicVenueOrThrow } from "@/lib/venues/get-public-venue";
import { getVenueLayout } from "@/lib/venues/get-venue-layout";

interface Props {
  params: Promise<{ slug: string }>;
}

const SHOWN = 24;

const readVenue = cache((slug: string) => orNotFound(getPublicVenueOrThrow(slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [venue, t] = [await readVenue((await params).slug), await getTranslator("places")];
  const title = `${venue.name}, ${venue.city}`;
  const description = t("venueMeta", { venue: venue.name, city: venue.city });
  const url = `/venues/${venue.slug}`;
  return { title, description, alternates: { canonical: url }, openGraph: { title, description, url } };
}

export default async function VenuePage({ params }: Props) {
  const venue = await readVenue((await params).slug);
  const [locale, t, events, layout] = await Promise.all([
    getLocale(),
    getTranslator("places"),
    listEvents({ venue: venue.slug, limit: SHOWN }),
    getVenueLayout(venue.id),
  ]);
  const seats = layout?.sections.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.numbers.length, 0) ?? 0;
  const jsonLd = {
    "@context": "https://schema.org",
    ...placeJsonLd(venue, `${env().APP_URL}/venues/${venue.slug}`),
    "@type": "EventVenue",
    maximumAttendeeCapacity: venue.capacity ?? (seats || undefined),
  };
  const facts: FactLine[] = [
    {
      icon: "pin",
      term: t("address"),
      value: (
        <>
          {[venue.address, venue.city].filter(Boolean).join(", ")}
          <span className="block print:hidden">
            <a href={mapUrl(venue)} target="_blank" rel="noreferrer" className="text-link text-sm">
              {t("map")}
            </a>
          </span>
        </>
      ),
    },
    ...(venue.capacity
      ? [{ icon: "users" as const, term: t("capacity"), value: t("people", { count: venue.capacity }) }]
      : []),
    {
      icon: "ticket",
      term: t("organizer"),
      value: (
        <Link href={`/organizers/${venue.organizer.slug}`} prefetch={false} className="text-link">
          {venue.organizer.name}
        </Link>
      ),
    },
  ];
  return (
    <div className="page-width pt-3 sm:pt-6">
      <script type="application/ld+json">{jsonForScript(jsonLd)}</script>
      <PlaceHead back={{ href: `/cities/${venue.citySlug}`, label: venue.city }} title={venue.name} />
      <div className={layout ? "mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-12" : "mt-6 max-w-xl"}>
        {layout ? (
          <figure className="rounded-lg border border-line bg-surface p-5 sm:p-8">
            <HallPreview
              hall={hallPreview(layout)}
              styles={categoryStyles(layout)}
              label={t("hallLabel", { venue: venue.name, count: seats })}
              className="mx-auto max-h-[26rem] w-full"
            />
            <figcaption className="mt-5 text-center text-sm text-muted">{t("hallText")}</figcaption>
          </figure>
        ) : null}
        <Card className="self-start p-5 sm:p-6">
          <Facts facts={facts} />
        </Card>
      </div>
      <Upcoming
        events={events.data}
        all={events.nextCursor ? browseHref({ venue: venue.slug }) : null}
        locale={locale}
        now={new Date()}
      />
    </div>
  );
}
