import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { EventAbout, Part } from "@/components/events/event-about";
import { EventArt } from "@/components/events/event-art";
import { priceFrom } from "@/components/events/event-card";
import { EventFacts } from "@/components/events/event-facts";
import { EventGrid } from "@/components/events/event-grid";
import { LiveEvent } from "@/components/events/live-event";
import { OfferCard, type OfferFacts, StickyOffer } from "@/components/events/offer";
import { offerNotes, offerTexts } from "@/components/events/offer-texts";
import { TierList } from "@/components/events/tier-list";
import { Card } from "@/components/ui/card";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { listEvents } from "@/lib/events/list-events";
import { eventCategory } from "@/lib/schemas/events";
import { formatWhen } from "@/lib/shared/dates";
import { eventArtPath } from "@/lib/shared/event-art/event-art-path";
import { eventJsonLd, jsonForScript } from "@/lib/shared/event-json-ld";
import { formatMoney } from "@/lib/shared/money";

interface Props {
  params: Promise<{ slug: string }>;
}

/** The event of the address, by slug or id; read once for its metadata and its page. */
const readEvent = cache(async (slug: string) => {
  if (!/^[0-9a-z_-]{1,200}$/.test(slug)) notFound();
  try {
    return await getEventOrThrow(slug);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [event, locale, t] = [await readEvent((await params).slug), await getLocale(), await getTranslator("event")];
  const description = t("metaDescription", {
    title: event.title,
    when: formatWhen(event.startsAt, event.endsAt, { locale, timeZone: event.timeZone }),
    venue: event.venue.name,
    city: event.venue.city,
  });
  const url = `/events/${event.slug}`;
  return {
    title: event.title,
    description,
    alternates: { canonical: url },
    openGraph: { title: event.title, description, url, images: event.imageUrl ? [event.imageUrl] : undefined },
    robots: event.status === "cancelled" ? { index: false } : undefined,
  };
}

export default async function EventPage({ params }: Props) {
  const event = await readEvent((await params).slug);
  const category = eventCategory.safeParse(event.category).data ?? "other";
  const [locale, t, words, likeIt] = await Promise.all([
    getLocale(),
    getTranslator("event"),
    getTranslator("common"),
    listEvents({ category, limit: 5 }),
  ]);
  const now = new Date();
  const base = env().APP_URL;
  const offer: OfferFacts = { slug: event.slug, price: priceFrom(event, locale), notes: offerNotes(event, locale) };
  const { id, status, availability, startsAt, endsAt, salesStartAt, salesEndAt } = event;
  const tiers = event.tiers.map((tier) => ({ id: tier.id, left: tier.left }));
  const others = likeIt.data.filter((other) => other.id !== event.id).slice(0, 4);
  const links = {
    url: `${base}/events/${event.slug}`,
    image: new URL(event.imageUrl ?? eventArtPath(event), base).href,
  };
  return (
    <div className="page-width pt-4 sm:pt-8">
      <script type="application/ld+json">{jsonForScript(eventJsonLd(event, links, now))}</script>
      <LiveEvent
        initial={{ id, status, availability, startsAt, endsAt, salesStartAt, salesEndAt, tiers }}
        now={now.toISOString()}
        texts={offerTexts(event, locale)}
        locale={locale}
      >
        <article className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-y-8">
          <header className="max-lg:order-1 lg:col-span-2">
            <Link
              href={`/events?category=${category}`}
              prefetch={false}
              className="inline-flex min-h-9 items-center text-sm font-medium text-accent-ink hover:underline"
            >
              {words(`category.${category}`)}
            </Link>
            <h1 className="mt-1 text-3xl">{event.title}</h1>
            {event.artists.length > 0 ? (
              <p className="mt-2 text-lg text-muted">{t("by", { artists: event.artists.join(", ") })}</p>
            ) : null}
          </header>
          <EventArt event={event} eager className="aspect-video rounded-lg" />
          <aside className="max-lg:order-2 lg:row-span-2">
            <Card className="space-y-6 p-5 sm:p-6 lg:sticky lg:top-24">
              <EventFacts event={event} locale={locale} />
              <hr className="border-line" />
              <OfferCard offer={offer} />
            </Card>
          </aside>
          <div className="space-y-10 max-lg:order-3 max-lg:mt-4">
            <Part title={t("tiers")}>
              <TierList
                tiers={event.tiers.map((tier) => ({
                  id: tier.id,
                  name: tier.name,
                  price: tier.price.amount === 0 ? words("free") : formatMoney(tier.price, locale),
                  place: tier.seated ? t("seated") : t("standing"),
                }))}
              />
            </Part>
            <EventAbout event={event} locale={locale} />
          </div>
        </article>
        <StickyOffer offer={offer} />
      </LiveEvent>
      {others.length > 0 ? (
        <section aria-labelledby="more" className="mt-16 sm:mt-24">
          <h2 id="more" className="mb-6 text-2xl">
            {t("more")}
          </h2>
          <EventGrid events={others} locale={locale} now={now} wide />
        </section>
      ) : null}
    </div>
  );
}
