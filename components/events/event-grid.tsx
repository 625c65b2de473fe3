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
  below = false,
}: {
  events: EventSummary[];
  locale: Locale;
  now: Date;
  level?: "h2" | "h3";
  /** Four in a row, where nothing stands beside the list. */
  wide?: boolean;
  /** Further down the page: pictures come as they come near. */
  below?: boolean;
}) {
  return (
    <ul className={wide ? `${grid} xl:grid-cols-4` : grid}>
      {events.map((event, at) => (
        <li key={event.id} className="grid">
          <EventCard event={event} locale={locale} now={now} level={level} eager={!below && at < 3} />
        </li>
      ))}
    </ul>
  );
}
