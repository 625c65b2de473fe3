import "server-only";
import ICAL from "ical.js";
import { DAY, readWrittenTime, type WallTime, type WrittenTime } from "./wall-time";

const frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
/** Times a day that a rule may name. */
const MAX_TIMES = 24;

/** A recurrence rule (RFC 5545, section 3.3.10), read and checked. Empty lists mean that the part is absent. */
export interface Rule {
  freq: (typeof frequencies)[number];
  interval: number;
  count: number | null;
  until: WrittenTime | null;
  months: number[];
  yearDays: number[];
  monthDays: number[];
  /** day: 0 is Sunday; nth: 0 is every one, −1 the last. */
  days: { day: number; nth: number }[];
  hours: number[];
  minutes: number[];
  seconds: number[];
  positions: number[];
  weekStart: number;
}

/** The rule, or what is wrong with it. */
export function readRule(text: string): Rule | string {
  let recur: ICAL.Recur;
  try {
    recur = ICAL.Recur.fromString(text.toUpperCase());
  } catch {
    return "The recurrence rule cannot be read.";
  }
  const freq = frequencies.find((candidate) => candidate === recur.freq);
  if (!freq) return "Only daily, weekly, monthly and yearly recurrence is supported.";
  const untilText = /(?:^|;)UNTIL=([^;]*)/i.exec(text)?.[1];
  const until = untilText === undefined ? null : readWrittenTime(untilText.toUpperCase());
  if (untilText !== undefined && until === null) return "The recurrence rule's UNTIL cannot be read.";
  if (/(?:^|;)COUNT=/i.test(text) && !(Number(recur.count) >= 1)) return "The recurrence rule's COUNT cannot be read.";
  if (numbers(recur, "BYWEEKNO").length > 0) return "Recurrence by numbers of weeks is not supported.";

  const rule: Rule = {
    freq,
    interval: recur.interval,
    count: recur.count || null,
    until,
    months: numbers(recur, "BYMONTH"),
    yearDays: numbers(recur, "BYYEARDAY"),
    monthDays: numbers(recur, "BYMONTHDAY"),
    days: list(recur, "BYDAY").map((part) => ({
      day: weekdays.indexOf(String(part).slice(-2)),
      nth: Number.parseInt(String(part), 10) || 0,
    })),
    hours: numbers(recur, "BYHOUR"),
    minutes: numbers(recur, "BYMINUTE"),
    seconds: numbers(recur, "BYSECOND"),
    positions: numbers(recur, "BYSETPOS"),
    weekStart: recur.wkst - 1,
  };
  const times = [rule.hours, rule.minutes, rule.seconds].reduce((product, part) => product * (part.length || 1), 1);
  if (times > MAX_TIMES) return `More than ${MAX_TIMES} times a day are not supported.`;
  return rule;
}

function list(recur: ICAL.Recur, part: string): unknown[] {
  const values: unknown = recur.getComponent(part);
  return Array.isArray(values) ? values : [];
}

function numbers(recur: ICAL.Recur, part: string): number[] {
  return list(recur, part).map(Number);
}

/**
 * The dates of a rule from `start` up to `end`, in order; `cut` when there would be more after that.
 * Every day of the span is held against the rule, so that the time taken depends on the span alone:
 * the calendar library's own iterator never returns from rules that no day fulfils.
 *
 * @param instantOf needed for an end that the rule gives in UTC
 * @param limit most dates to give
 */
export function ruleDates(
  rule: Rule,
  start: WallTime,
  end: WallTime,
  instantOf: (wall: WallTime) => number,
  limit = Number.POSITIVE_INFINITY,
): { dates: WallTime[]; cut: boolean } {
  const dates: WallTime[] = [];
  const filled = withDefaults(rule, start);
  const times = timesOfDay(rule, start);
  for (let step = 0; ; step++) {
    const days = period(filled, start, step);
    if ((days[0] ?? 0) > end) return { dates, cut: rule.until === null || rule.until.wall > end };
    const all = days.filter((day) => fits(filled, day)).flatMap((day) => times.map((time) => day + time));
    const chosen = rule.positions.length > 0 ? atPositions(all, rule.positions) : all;
    for (const date of chosen) {
      if (date < start) continue;
      if (isPast(rule.until, date, instantOf)) return { dates, cut: false };
      if (date > end || dates.length >= limit) return { dates, cut: true };
      dates.push(date);
      if (dates.length === rule.count) return { dates, cut: false };
    }
  }
}

/** What a rule leaves out comes from the start: the weekday, the day of the month, the month. */
function withDefaults(rule: Rule, start: WallTime): Rule {
  if (rule.days.length + rule.monthDays.length + rule.yearDays.length > 0) return rule;
  const date = new Date(start);
  if (rule.freq === "WEEKLY") return { ...rule, days: [{ day: date.getUTCDay(), nth: 0 }] };
  if (rule.freq === "MONTHLY") return { ...rule, monthDays: [date.getUTCDate()] };
  if (rule.freq === "DAILY") return rule;
  const months = rule.months.length > 0 ? rule.months : [date.getUTCMonth() + 1];
  return { ...rule, months, monthDays: [date.getUTCDate()] };
}

/** All days of the n-th day, week, month or year that the rule looks at. */
function period(rule: Rule, start: WallTime, step: number): WallTime[] {
  const date = new Date(start);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const n = step * rule.interval;
  if (rule.freq === "DAILY") return daysFrom(Date.UTC(year, month, day) + n * DAY, 1);
  if (rule.freq === "WEEKLY") {
    const intoWeek = (date.getUTCDay() - rule.weekStart + 7) % 7;
    return daysFrom(Date.UTC(year, month, day) + (n * 7 - intoWeek) * DAY, 7);
  }
  if (rule.freq === "MONTHLY") return daysOfMonth(year, month + n);
  const months = rule.months.length > 0 ? rule.months : Array.from({ length: 12 }, (_, i) => i + 1);
  return months.toSorted((a, b) => a - b).flatMap((each) => daysOfMonth(year + n, each - 1));
}

function daysOfMonth(year: number, month: number): WallTime[] {
  const first = Date.UTC(year, month, 1);
  return daysFrom(first, Math.round((Date.UTC(year, month + 1, 1) - first) / DAY));
}

function daysFrom(first: WallTime, count: number): WallTime[] {
  // Beyond the dates that the engine knows, everything is later than any end.
  if (!Number.isFinite(first) || !Number.isFinite(count)) return [Number.POSITIVE_INFINITY];
  return Array.from({ length: count }, (_, i) => first + i * DAY);
}

function fits(rule: Rule, day: WallTime): boolean {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (rule.months.length > 0 && !rule.months.includes(month + 1)) return false;
  const inMonth = { index: date.getUTCDate(), length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() };
  if (!isListed(rule.monthDays, inMonth.index, inMonth.length)) return false;
  const yearLength = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY;
  const inYear = { index: (day - Date.UTC(year, 0, 1)) / DAY + 1, length: yearLength };
  if (!isListed(rule.yearDays, inYear.index, inYear.length)) return false;
  if (rule.days.length === 0) return true;
  const span = rule.freq === "YEARLY" && rule.months.length === 0 ? inYear : inMonth;
  const fromFront = Math.ceil(span.index / 7);
  const fromBack = -Math.ceil((span.length - span.index + 1) / 7);
  return rule.days.some(
    ({ day: weekday, nth }) => weekday === date.getUTCDay() && (nth === 0 || nth === fromFront || nth === fromBack),
  );
}

/** Whether a list (empty: no condition) names a position, counted from 1, or from −1 at the end. */
function isListed(wanted: number[], index: number, length: number): boolean {
  return wanted.length === 0 || wanted.includes(index) || wanted.includes(index - length - 1);
}

/** Milliseconds since midnight at which the rule's dates begin, in order. */
function timesOfDay(rule: Rule, start: WallTime): number[] {
  const date = new Date(start);
  const hours = rule.hours.length > 0 ? rule.hours : [date.getUTCHours()];
  const minutes = rule.minutes.length > 0 ? rule.minutes : [date.getUTCMinutes()];
  const seconds = rule.seconds.length > 0 ? rule.seconds : [date.getUTCSeconds()];
  return hours
    .flatMap((hour) =>
      minutes.flatMap((minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1000)),
    )
    .sort((a, b) => a - b);
}

function atPositions(dates: WallTime[], positions: number[]): WallTime[] {
  return dates.filter((_, i) => positions.includes(i + 1) || positions.includes(i - dates.length));
}

function isPast(until: WrittenTime | null, date: WallTime, instantOf: (wall: WallTime) => number): boolean {
  if (!until) return false;
  if (until.isDate) return date >= until.wall + DAY;
  return until.utc ? instantOf(date) > until.wall : date > until.wall;
}
