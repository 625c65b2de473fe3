import { formatDay, formatTime, formatWhen, zoneName } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import type { MailEvent } from "./props";

/** Saturday, 12 June 2027, 20:00–22:30 CEST */
export function whenOf(event: MailEvent, locale: Locale): string {
  return formatWhen(event.startsAt, event.endsAt, { locale, timeZone: event.timeZone });
}

/** Saturday, 12 June 2027, 20:15 CEST */
export function moment(at: string, timeZone: string, locale: Locale): string {
  const view = { locale, timeZone };
  return `${formatDay(at, view)}, ${formatTime(at, view)} ${zoneName(at, view)}`;
}
