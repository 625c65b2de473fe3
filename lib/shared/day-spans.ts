import { isoDay } from "./dates";

/** Days to filter by, as the listing's address writes them. Without `from` the list begins now. */
export interface DaySpan {
  from?: string;
  to: string;
}

/** Spans that people ask for, in the order in which they are offered. */
export const spanNames = ["today", "tomorrow", "weekend", "week", "month"] as const;
export type SpanName = (typeof spanNames)[number];

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The days of each span, counted in the zone of the place where people go out (IANA name): a page
 * that all readers share knows no reader's zone, and the days of events are those of their venue.
 * `week` and `month` are the next 7 and 30 days, so that they never shrink to nothing on a Sunday.
 */
export function daySpans(now: Date, timeZone: string): Record<SpanName, DaySpan> {
  const today = isoDay(now, timeZone);
  const tomorrow = plusDays(today, 1);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const sunday = plusDays(today, (7 - weekday) % 7);
  const weekendHasBegun = weekday === 0 || weekday === 6;
  return {
    today: { to: today },
    tomorrow: { from: tomorrow, to: tomorrow },
    weekend: weekendHasBegun ? { to: sunday } : { from: plusDays(sunday, -1), to: sunday },
    week: { to: plusDays(today, 7) },
    month: { to: plusDays(today, 30) },
  };
}

/** The span that these days are, if they are one. */
export function spanOf(days: { from?: string; to?: string }, spans: Record<SpanName, DaySpan>): SpanName | null {
  return spanNames.find((name) => spans[name].to === days.to && spans[name].from === days.from) ?? null;
}
