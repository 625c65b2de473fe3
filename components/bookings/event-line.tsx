import Link from "next/link";
import { EventArt } from "@/components/events/event-art";
import { formatWhen } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";

/** An event in brief: picture, title, when, where. */
export function EventLine({
  event,
  locale,
  link = false,
}: {
  event: {
    id: string;
    slug: string;
    title: string;
    category: string;
    imageUrl: string | null;
    startsAt: string;
    endsAt: string | null;
    timeZone: string;
    venue: { name: string; city: string };
  };
  locale: Locale;
  link?: boolean;
}) {
  return (
    <div className="flex gap-4">
      <EventArt event={event} eager className="w-24! shrink-0 self-start rounded-md sm:w-28!" />
      <div className="min-w-0">
        <p className="text-lg leading-snug font-semibold">
          {link ? (
            <Link href={`/events/${event.slug}`} prefetch={false} className="hover:underline">
              {event.title}
            </Link>
          ) : (
            event.title
          )}
        </p>
        <p className="mt-1 text-sm text-muted">
          {formatWhen(event.startsAt, event.endsAt, { locale, timeZone: event.timeZone })}
        </p>
        <p className="text-sm text-muted">
          {event.venue.name}, {event.venue.city}
        </p>
      </div>
    </div>
  );
}
