import type { Locale } from "./locale";

/** As in lib/shared/dates, which is too much to send for one line. */
const tags: Record<Locale, string> = { en: "en-GB", de: "de-DE" };

/**
 * Sat 18:30–21:00 UTC: a time on the reader's own clock, or that of `timeZone` (IANA); null where that shows the same
 * as the venue's, which is so many minutes ahead of UTC. Makes one formatter: each costs a slow phone some 20 ms.
 */
export function readerClock(
  startsAt: string,
  endsAt: string | null,
  venueOffset: number,
  locale: Locale,
  timeZone?: string,
): string | null {
  const start = new Date(startsAt);
  if (timeZone === undefined && -start.getTimezoneOffset() === venueOffset) return null;
  const clock = new Intl.DateTimeFormat(tags[locale], {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    timeZone,
  });
  const read = (instant: Date) => {
    const parts = clock.formatToParts(instant);
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
    return {
      day: part("weekday").replace(/\.$/, ""),
      time: `${part("hour")}:${part("minute")}`,
      zone: part("timeZoneName"),
    };
  };
  const { day, time, zone } = read(start);
  const end = endsAt === null ? "" : `–${read(new Date(endsAt)).time}`;
  return `${day} ${time}${end} ${zone}`;
}
