import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getLocale, getTranslator } from "@/app/i18n";
import { MessagesProvider } from "@/components/i18n/messages-provider";
import { NotForSale } from "@/components/seat-map/not-for-sale";
import { type PickerEvent, SeatPicker } from "@/components/seat-map/seat-picker";
import { iconButtonClass } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";
import { isAppError } from "@/lib/errors";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { listSeats } from "@/lib/events/list-seats";
import type { EventDetail } from "@/lib/schemas/events";
import { pickMessages } from "@/lib/shared/catalogue";
import { formatWhen } from "@/lib/shared/dates";
import { isForSale, saleState } from "@/lib/shared/sale-state";

interface Props {
  params: Promise<{ slug: string }>;
}

const readEvent = cache(async (slug: string): Promise<EventDetail> => {
  try {
    return await getEventOrThrow(slug);
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [event, t] = [await readEvent((await params).slug), await getTranslator("seats")];
  return { title: t("title", { event: event.title }), robots: { index: false } };
}

export default async function SeatsPage({ params }: Props) {
  const event = await readEvent((await params).slug);
  const [locale, t] = await Promise.all([getLocale(), getTranslator("seats")]);
  const state = saleState(event, new Date());
  const view = { locale, timeZone: event.timeZone };
  return (
    <div className="page-width pt-3 pb-4 sm:pt-5">
      {event.seatMap ? (
        // What the map is drawn from: on its way before the script that draws it.
        <>
          <link rel="preload" as="fetch" crossOrigin="anonymous" href={event.seatMap.url} />
          <link rel="preload" as="fetch" crossOrigin="anonymous" href={`/api/v1/events/${event.id}/availability`} />
        </>
      ) : null}
      <div className="mb-3 flex items-start gap-1 sm:mb-4">
        <Link
          href={`/events/${event.slug}`}
          prefetch={false}
          aria-label={t("backToEvent")}
          className={`${iconButtonClass} -ml-3`}
        >
          <Icon name="arrow-left" />
        </Link>
        <div className="min-w-0 py-1.5">
          <h1 className="truncate text-xl sm:text-2xl">
            <span className="sr-only">{t("heading")}</span> {event.title}
          </h1>
          <p className="truncate text-sm text-muted">
            {formatWhen(event.startsAt, event.endsAt, view)} · {event.venue.name}, {event.venue.city}
          </p>
        </div>
      </div>
      {isForSale(state) || state === "sold_out" ? (
        <MessagesProvider locale={locale} messages={pickMessages(locale, ["seats", "errors", "connection"])}>
          <SeatPicker event={pickerEvent(event)} sampleSeat={await sampleSeat(event)} />
        </MessagesProvider>
      ) : (
        <NotForSale
          state={state}
          slug={event.slug}
          locale={locale}
          salesStart={event.salesStartAt && formatWhen(event.salesStartAt, null, view)}
        />
      )}
    </div>
  );
}

function pickerEvent(event: EventDetail): PickerEvent {
  const { id, slug, title, tiers, seatMap, maxPerBuyer, holdSeconds, currency, orphanRule } = event;
  return { id, slug, title, tiers, seatMap, maxPerBuyer, holdSeconds, currency, orphanRule };
}

async function sampleSeat(event: EventDetail): Promise<string | null> {
  if (event.seatMap === null) return null;
  const { data } = await listSeats(event.id, { limit: 1 });
  return data[0]?.id ?? null;
}
