import { Skeleton } from "@/components/ui/skeleton";
import type { EventSummary } from "@/lib/schemas/events";
import type { Locale } from "@/lib/shared/locale";
import { EventCard } from "./event-card";

const grid = "grid gap-x-6 gap-y-7 sm:grid-cols-2 sm:gap-y-10 lg:grid-cols-3";

/** Events as cards. The first row is loaded at once, the rest as it comes near. */
export function EventGrid({
  events,
  locale,
  now,
  level,
  wide = false,
}: {
  events: EventSummary[];
  locale: Locale;
  now: Date;
  level?: "h2" | "h3";
  /** Four in a row, where nothing stands beside the list. */
  wide?: boolean;
}) {
  return (
    <ul className={wide ? `${grid} xl:grid-cols-4` : grid}>
      {events.map((event, at) => (
        <li key={event.id} className="grid">
          <EventCard event={event} locale={locale} now={now} level={level} eager={at < 3} />
        </li>
      ))}
    </ul>
  );
}

/** Cards on their way. */
export function EventGridSkeleton({ cards = 6 }: { cards?: number }) {
  return (
    <div className={grid}>
      {Array.from({ length: cards }, (_, at) => `card ${at}`).map((key) => (
        <div key={key} className="grid grid-cols-[7rem_1fr] gap-4 sm:grid-cols-1 sm:gap-3">
          <Skeleton className="aspect-square w-full rounded-md! sm:aspect-4/3 sm:rounded-lg!" />
          <div className="space-y-2.5">
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="h-4 w-3/5" />
            <Skeleton className="h-5 w-2/5" />
          </div>
        </div>
      ))}
    </div>
  );
}
