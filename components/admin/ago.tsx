import { formatDay, formatTime } from "@/lib/shared/dates";
import type { Locale } from "@/lib/shared/locale";
import { formatAgo } from "@/lib/shared/relative-time";

/** Long ago enough that "17 days ago" says less than the day. */
const DAYS = 7;

export function momentWords(at: string, locale: Locale): string {
  const view = { locale, timeZone: "UTC" };
  return `${formatDay(at, view)}, ${formatTime(at, view)} UTC`;
}

/** How long ago it was; the whole date shows on hover, and by itself once it is long ago. */
export function Ago({ at, now, locale }: { at: string; now: Date; locale: Locale }) {
  const recent = now.getTime() - Date.parse(at) < DAYS * 86_400_000;
  const whole = momentWords(at, locale);
  return (
    <time dateTime={at} title={whole}>
      {recent ? formatAgo(at, now, locale) : whole}
    </time>
  );
}
