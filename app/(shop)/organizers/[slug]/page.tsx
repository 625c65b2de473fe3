import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/(shop)/or-not-found";
import { getLocale, getTranslator } from "@/app/i18n";
import { Upcoming } from "@/components/events/upcoming";
import { Card } from "@/components/ui/card";
import { type FactLine, Facts } from "@/components/venues/facts";
import { PlaceHead } from "@/components/venues/place-head";
import { getPublicOrganizerOrThrow } from "@/lib/accounts/organizers";
import { env } from "@/lib/env";
import { listEvents } from "@/lib/events/list-events";
import { browseHref } from "@/lib/shared/browse-address";
import { formatMonth } from "@/lib/shared/dates";
import { jsonForScript } from "@/lib/shared/event-json-ld";
import { paragraphsOf } from "@/lib/shared/paragraphs";

interface Props {
  params: Promise<{ slug: string }>;
}

const SHOWN = 24;

const readOrganizer = cache((slug: string) => orNotFound(getPublicOrganizerOrThrow(slug)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [organizer, t] = [await readOrganizer((await params).slug), await getTranslator("places")];
  const description = t("organizerMeta", { organizer: organizer.name });
  const url = `/organizers/${organizer.slug}`;
  return {
    title: organizer.name,
    description,
    alternates: { canonical: url },
    openGraph: { title: organizer.name, description, url },
  };
}

export default async function OrganizerPage({ params }: Props) {
  const organizer = await readOrganizer((await params).slug);
  const [locale, t, events] = await Promise.all([
    getLocale(),
    getTranslator("places"),
    listEvents({ organizer: organizer.id, limit: SHOWN }),
  ]);
  const { website } = organizer;
  const jsonLd = {
    "@context": "https://schema.org",
    "@type": "Organization",
    name: organizer.name,
    url: `${env().APP_URL}/organizers/${organizer.slug}`,
    sameAs: website ?? undefined,
    description: organizer.description || undefined,
  };
  const facts: FactLine[] = [
    ...(website
      ? [
          {
            icon: "external" as const,
            term: t("website"),
            value: (
              <a href={website} rel="noreferrer nofollow" className="text-link">
                {new URL(website).hostname}
              </a>
            ),
          },
        ]
      : []),
    {
      icon: "calendar",
      term: t("since"),
      value: formatMonth(organizer.createdAt, { locale, timeZone: "UTC" }),
    },
  ];
  return (
    <div className="page-width pt-3 sm:pt-6">
      <script type="application/ld+json">{jsonForScript(jsonLd)}</script>
      <PlaceHead back={{ href: "/events", label: t("back") }} title={organizer.name} />
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-12">
        <div className="max-w-[42em] space-y-4">
          {paragraphsOf(organizer.description).map((text) => (
            <p key={text} className="whitespace-pre-line">
              {text}
            </p>
          ))}
        </div>
        <Card className="self-start p-5 sm:p-6">
          <Facts facts={facts} />
        </Card>
      </div>
      <Upcoming
        events={events.data}
        all={events.nextCursor ? browseHref({ organizer: organizer.slug }) : null}
        locale={locale}
        now={new Date()}
      />
    </div>
  );
}
