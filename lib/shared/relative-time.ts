import type { Locale } from "./locale";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const formats = new Map<Locale, Intl.RelativeTimeFormat>();

/** How long ago something was, in the largest whole unit up to days: now, 12 minutes ago, yesterday, 3 days ago. */
export function formatAgo(then: string | Date, now: Date, locale: Locale): string {
  const format = formats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  formats.set(locale, format);
  const seconds = Math.max(0, (now.getTime() - new Date(then).getTime()) / 1000);
  for (const [unit, length] of steps) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(0, "second");
}
