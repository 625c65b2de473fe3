import { isoDay } from "./dates";

/** Days to filter by, as the listing's address writes them. Without `from` the list begins now. */
export interface DaySpan {
  from?: string;
  to: string;
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Spans that people ask for. They are counted in UTC, since a cached page knows no reader's zone;
 * the days of events are always those of their venue.
 */
export function daySpans(now: Date): { today: DaySpan; weekend: DaySpan; week: DaySpan; month: DaySpan } {
  const today = isoDay(now, "UTC");
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const sunday = plusDays(today, (7 - weekday) % 7);
  const weekendHasBegun = weekday === 0 || weekday === 6;
  return {
    today: { to: today },
    weekend: weekendHasBegun ? { to: sunday } : { from: plusDays(sunday, -1), to: sunday },
    week: { to: plusDays(today, 7) },
    month: { to: plusDays(today, 30) },
  };
}
