import Link from "next/link";
import { DateLeaf } from "@/components/events/date-leaf";
import { EventArt } from "@/components/events/event-art";
import { Icon } from "@/components/ui/icon";
import type { BookingView } from "@/lib/schemas/bookings";
import { formatTimes } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatMoney } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";
import { BookingStatusBadge } from "./booking-status";

/** One booking in a list; all of it leads to the booking. */
export function BookingCard({ booking, locale }: { booking: BookingView; locale: Locale }) {
  const t = translatorFor(locale, "bookings");
  const { event } = booking;
  const view = { locale, timeZone: event.timeZone };
  return (
    <article className="relative flex gap-4 rounded-lg border border-line bg-surface p-4 transition-colors hover:border-line-strong sm:gap-5 sm:p-5">
      <DateLeaf at={event.startsAt} view={view} className="self-start" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg leading-snug">
            <Link
              href={`/bookings/${booking.id}`}
              prefetch={false}
              className="after:absolute after:inset-0 after:rounded-lg"
            >
              {event.title}
            </Link>
          </h2>
          {booking.status === "confirmed" ? null : <BookingStatusBadge status={booking.status} locale={locale} />}
        </div>
        <p className="mt-1 text-sm text-muted">
          {formatTimes(event.startsAt, event.endsAt, view)} · {event.venue.name}, {event.venue.city}
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <span className="flex items-center gap-1.5">
            <Icon name="ticket" className="size-4 text-muted" />
            {t("tickets", { count: booking.quantity })}
          </span>
          <span className="tabular">
            {booking.total.amount === 0 ? t("price.free") : formatMoney(booking.total, locale)}
          </span>
          <span className="text-muted">{booking.number}</span>
        </p>
      </div>
      <EventArt event={event} className="hidden w-36! shrink-0 self-start rounded-md sm:block" />
    </article>
  );
}
