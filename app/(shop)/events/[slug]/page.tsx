import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslator } from "@/app/i18n";
import { EventAbout, Part } from "@/components/events/event-about";
import { EventArt } from "@/components/events/event-art";
import { priceFrom } from "@/components/events/event-card";
import { EventFacts } from "@/components/events/event-facts";
import { EventGrid } from "@/components/events/event-grid";
import { EventPrices } from "@/components/events/event-prices";
import { LiveEvent } from "@/components/events/live-event";
import { OfferCard, type OfferFacts, StickyOffer } from "@/components/events/offer";
import { offerNotes, offerTexts, offerWays } from "@/components/events/offer-texts";
import { OtherDates } from "@/components/events/other-dates";
import { ShareButtons } from "@/components/events/share-buttons";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { env } from "@/lib/env";
import { otherDates } from "@/lib/events/other-dates";
import { similarEvents } from "@/lib/events/similar-events";
import { eventCategory } from "@/lib/schemas/events";
import { formatWhen } from "@/lib/shared/dates";
import { eventJsonLd, jsonForScript } from "@/lib/shared/event-json-ld";
import { hallPreview } from "@/lib/shared/hall-preview";
import { SHARE_IMAGE, shareImagePath } from "@/lib/shared/share-image-path";
import { slugify } from "@/lib/shared/slug";
import { getLayoutOrThrow } from "@/lib/venues/get-layout";
import { readEvent } from "./read-event";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [event, locale, t] = [await readEvent((await params).slug), await getLocale(), await getTranslator("event")];
  const facts = {
    title: event.title,
    when: formatWhen(event.startsAt, event.endsAt, { locale, timeZone: event.timeZone }),
    venue: event.venue.name,
    city: event.venue.city,
  };
  const description = t("metaDescription", facts);
  const url = `/events/${event.slug}`;
  const drawn = { url: shareImagePath(event, locale), ...SHARE_IMAGE, alt: t("shareAlt", facts), type: "image/png" };
  const images = event.imageUrl ? [event.imageUrl, drawn] : [drawn];
  return {
    title: event.title,
    description,
    alternates: { canonical: url },
    openGraph: { title: event.title, description, url, images, siteName: "Evently", type: "website", locale },
    twitter: { card: "summary_large_image", title: event.title, description, images },
    robots: event.status === "cancelled" ? { index: false } : undefined,
  };
}

export default async function EventPage({ params }: Props) {
  const event = await readEvent((await params).slug);
  const category = eventCategory.safeParse(event.category).data ?? "other";
  const [locale, t, words, similar, dates, known] = await Promise.all([
    getLocale(),
    getTranslator("event"),
    getTranslator("common"),
    similarEvents(event.id, 8),
    otherDates(event),
    event.seatMap ? getLayoutOrThrow(event.id) : null,
  ]);
  const now = new Date();
  const base = env().APP_URL;
  const url = `${base}/events/${event.slug}`;
  const others = similar.filter(({ id }) => !dates.some((date) => date.id === id)).slice(0, 4);
  const offer: OfferFacts = {
    slug: event.slug,
    price: priceFrom(event, locale),
    notes: offerNotes(event, locale),
    ways: offerWays({ dates: dates.length > 0, similar: others.length > 0 }, locale),
  };
  const { id, status, availability, startsAt, endsAt, salesStartAt, salesEndAt } = event;
  const tiers = event.tiers.map((tier) => ({ id: tier.id, left: tier.left }));
  const links = {
    url,
    venue: `${base}/venues/${event.venue.slug}`,
    organizer: `${base}/organizers/${event.organizer.slug}`,
    images: [event.imageUrl, shareImagePath(event, locale)].flatMap((path) => (path ? [new URL(path, base).href] : [])),
  };
  return (
    <div className="page-width pt-3 sm:pt-6">
      <script type="application/ld+json">{jsonForScript(eventJsonLd(event, links, now))}</script>
      <LiveEvent
        initial={{ id, status, availability, startsAt, endsAt, salesStartAt, salesEndAt, tiers }}
        now={now.toISOString()}
        texts={offerTexts(event, locale)}
        locale={locale}
      >
        <article className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-y-8">
          <header className="max-lg:order-1 lg:col-span-2">
            <nav aria-label={t("trail")}>
              <ul className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
                <Crumb href={`/events?category=${category}`} label={words(`category.${category}`)} />
                <li aria-hidden="true" className="text-muted">
                  /
                </li>
                <Crumb href={`/cities/${slugify(event.venue.city)}`} label={event.venue.city} />
              </ul>
            </nav>
            <h1 className="mt-1 text-3xl">{event.title}</h1>
            {event.artists.length > 0 ? (
              <p className="mt-2 text-lg text-muted">{t("by", { artists: event.artists.join(", ") })}</p>
            ) : null}
          </header>
          <EventArt event={event} eager className="aspect-video rounded-lg print:hidden" />
          <aside className="max-lg:order-2 lg:row-span-2">
            <div className="space-y-4 lg:sticky lg:top-24">
              <Card className="space-y-6 p-5 sm:p-6">
                <EventFacts event={event} url={url} locale={locale} now={now} />
                <hr className="border-line" />
                <OfferCard offer={offer} />
              </Card>
              <ShareButtons
                url={url}
                title={event.title}
                texts={{
                  copy: t("share.copy"),
                  copied: t("share.copied"),
                  failed: t("share.failed"),
                  share: t("share.share"),
                }}
                copyMark={<Icon name="link" />}
                shareMark={<Icon name="share" />}
              />
            </div>
          </aside>
          <div className="space-y-10 max-lg:order-3 max-lg:mt-4">
            <Part title={t("tiers")}>
              <EventPrices event={event} hall={known && hallPreview(known.layout)} locale={locale} />
            </Part>
            <EventAbout event={event} locale={locale} />
            {dates.length > 0 ? (
              <Part title={t("otherDates")} id="dates">
                <OtherDates events={dates} locale={locale} now={now} />
              </Part>
            ) : null}
          </div>
        </article>
        <StickyOffer offer={offer} />
      </LiveEvent>
      {others.length > 0 ? (
        <section aria-labelledby="more" className="mt-16 sm:mt-24 print:hidden">
          <h2 id="more" className="mb-6 text-2xl">
            {t("more")}
          </h2>
          <EventGrid events={others} locale={locale} now={now} wide below />
        </section>
      ) : null}
    </div>
  );
}

function Crumb({ href, label }: { href: string; label: string }) {
  return (
    <li>
      <Link href={href} prefetch={false} className="inline-flex min-h-9 items-center text-accent-ink hover:underline">
        {label}
      </Link>
    </li>
  );
}
