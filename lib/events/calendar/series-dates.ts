import "server-only";
import type { CalendarReport } from "./calendar-report";
import type { Moment, ReadEvent } from "./read-event";
import { ruleDates } from "./recurrence";
import { DAY, type WallTime } from "./wall-time";

const SPAN_YEARS = 2;

/**
 * The dates of a series, in order: its start, its rule's dates and further ones (RDATE), without the
 * excepted (EXDATE). Up to two years after the start, and as many as the file's budget has left; when
 * nothing is left, the start alone.
 */
export function seriesDates(report: CalendarReport, event: ReadEvent, budget: { left: number }): Moment[] {
  const { start, rule, extraDates, exceptDates } = event;
  if (budget.left <= 0) {
    report.note("series_cut", event.line);
    return [start];
  }
  const instantOf = (wall: WallTime) => start.zone.instantOf(wall);
  const limit = new Date(start.wall);
  limit.setUTCFullYear(limit.getUTCFullYear() + SPAN_YEARS);
  const end = limit.getTime();

  // An exception takes a date away, hence as many more are looked for.
  const most = budget.left + exceptDates.length + 1;
  const ruled = rule ? ruleDates(rule, start.wall, end, instantOf, most) : { dates: [], cut: false };
  const moments = ruled.dates.map((wall): Moment => ({ ...start, wall, instant: instantOf(wall) }));
  const further = extraDates.filter((date) => date.wall <= end);
  const byInstant = new Map([start, ...moments, ...further].map((date) => [date.instant, date]));
  const excepted = new Set(exceptDates.map((date) => date.instant));
  const exceptedDays = new Set(exceptDates.flatMap((date) => (date.isDate ? date.wall : [])));
  const dates = [...byInstant.values()]
    .filter((date) => !excepted.has(date.instant) && !exceptedDays.has(Math.floor(date.wall / DAY) * DAY))
    .sort((a, b) => a.instant - b.instant);

  const kept = dates.slice(0, budget.left);
  // Every series costs one at least, so that no more than so many rules are ever worked out.
  budget.left -= Math.max(1, kept.length);
  if (ruled.cut || further.length < extraDates.length || kept.length < dates.length) {
    report.note("series_cut", event.line);
  }
  return kept;
}
