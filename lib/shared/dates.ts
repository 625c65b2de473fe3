import type { Locale } from "./locale";

/**
 * Times are read in the zone of the venue and say which zone that is. English follows British
 * custom (12 June, 20:00): it is written the same everywhere and cannot be misread.
 */
const tags: Record<Locale, string> = { en: "en-GB", de: "de-DE" };

/** An instant: a timestamp of the API or a Date. */
export type Instant = string | Date;

/** How something is written: the reader's language and the zone to read it in (IANA name). */
export interface DateView {
  locale: Locale;
  timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(tag: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, timeZone, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, { ...options, timeZone });
  formats.set(key, made);
  return made;
}

function write(instant: Instant, view: DateView, options: Intl.DateTimeFormatOptions): string {
  return format(tags[view.locale], view.timeZone, options).format(new Date(instant));
}

/** Saturday, 12 June 2027 */
export function formatDay(instant: Instant, view: DateView): string {
  const parts = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  return view.locale === "en" ? withComma(instant, view, parts) : write(instant, view, parts);
}

/** June 2027 */
export function formatMonth(instant: Instant, view: DateView): string {
  return write(instant, view, { month: "long", year: "numeric" });
}

/** Sat, 12 June: for lists whose year is plain from their place; the year is added when it is not `now`'s. */
export function formatShortDay(instant: Instant, view: DateView, now: Instant): string {
  const sameYear = isoDay(instant, view.timeZone).slice(0, 4) === isoDay(now, view.timeZone).slice(0, 4);
  const parts: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
  if (!sameYear) parts.year = "numeric";
  return view.locale === "en" ? withComma(instant, view, parts) : write(instant, view, parts);
}

/** Whether British English has a comma after the weekday depends on the engine; here it always has. */
function withComma(instant: Instant, view: DateView, parts: Intl.DateTimeFormatOptions): string {
  const { weekday, ...rest } = parts;
  return `${write(instant, view, { weekday })}, ${write(instant, view, rest)}`;
}

/** 20:00 */
export function formatTime(instant: Instant, view: DateView): string {
  return write(instant, view, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/**
 * The zone's short name at that instant: CEST, EDT, MESZ; GMT+9 where none is in use. Each
 * language's data knows only the names of its own regions, hence the further ones to ask.
 */
export function zoneName(instant: Instant, view: DateView): string {
  let fallback = view.timeZone;
  for (const tag of [tags[view.locale], "en-GB", "en-US", "en-AU"]) {
    const parts = format(tag, view.timeZone, { timeZoneName: "short" }).formatToParts(new Date(instant));
    const name = parts.find((part) => part.type === "timeZoneName")?.value;
    if (name && /^\p{L}+$/u.test(name)) return name;
    if (name) fallback = name;
  }
  return fallback;
}

/** The place that gives an IANA zone its name: Europe/Berlin → Berlin. */
export function zonePlace(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** The calendar day in that zone: 2027-06-12 */
export function isoDay(instant: Instant, timeZone: string): string {
  const parts = format("en-GB", timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The instant on that zone's clock, with its distance from UTC: 2027-06-12T20:00:00+02:00 */
export function isoLocal(instant: Instant, timeZone: string): string {
  const at = new Date(instant);
  const parts = format("en-GB", timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return `${isoDay(at, timeZone)}T${part("hour")}:${part("minute")}:${part("second")}${offset}`;
}

/** Minutes that the zone's clock is ahead of UTC at that instant. */
export function utcOffset(instant: Instant, timeZone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(isoLocal(instant, timeZone)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** 20:00–22:30 CEST, or 20:00 CEST when no end is known. */
export function formatTimes(startsAt: Instant, endsAt: Instant | null, view: DateView): string {
  const start = formatTime(startsAt, view);
  const end = endsAt === null ? "" : `–${formatTime(endsAt, view)}`;
  return `${start}${end} ${zoneName(startsAt, view)}`;
}

/** A night that ends before this hour of the next day still counts as one day. */
const NIGHT_ENDS = 7;

/** True when an event reaches over more than one day; a night until early morning does not. */
export function spansDays(startsAt: Instant, endsAt: Instant | null, timeZone: string): boolean {
  if (endsAt === null) return false;
  const lastMoment = new Date(new Date(endsAt).getTime() - NIGHT_ENDS * 3_600_000);
  return lastMoment > new Date(startsAt) && isoDay(lastMoment, timeZone) !== isoDay(startsAt, timeZone);
}

/** 12–14 June 2027 */
export function formatDays(startsAt: Instant, endsAt: Instant, view: DateView): string {
  return format(tags[view.locale], view.timeZone, { day: "numeric", month: "long", year: "numeric" })
    .formatRange(new Date(startsAt), new Date(endsAt))
    .replace(/(?<=\d)\s–\s(?=\d+\s\p{L})/u, "–");
}

/** When an event is, whole: Saturday, 12 June 2027, 20:00–22:30 CEST; over days: 12–14 June 2027, 10:00 CEST */
export function formatWhen(startsAt: Instant, endsAt: Instant | null, view: DateView): string {
  if (endsAt !== null && spansDays(startsAt, endsAt, view.timeZone))
    return `${formatDays(startsAt, endsAt, view)}, ${formatTimes(startsAt, null, view)}`;
  return `${formatDay(startsAt, view)}, ${formatTimes(startsAt, endsAt, view)}`;
}

/** The pieces of a calendar leaf: Sat · 12 · Jun · 2027 */
export function dayParts(
  instant: Instant,
  view: DateView,
): { weekday: string; day: string; month: string; year: string } {
  const bare = (text: string) => text.replace(/\.$/, "");
  return {
    weekday: bare(write(instant, view, { weekday: "short" })),
    day: bare(write(instant, view, { day: "numeric" })),
    month: bare(write(instant, view, { month: "short" })),
    year: write(instant, view, { year: "numeric" }),
  };
}
