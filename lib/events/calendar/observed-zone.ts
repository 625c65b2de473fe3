import "server-only";
import ICAL from "ical.js";
import { type ContentLine, rawValue } from "./content-lines";
import type { ZoneSource } from "./read-components";
import { type Rule, readRule, ruleDates } from "./recurrence";
import { readWrittenTime, type WallTime } from "./wall-time";

/** Far more changes of clocks, and rules for them, than a zone of its own has. */
const MAX_CHANGES = 500;
const MAX_RULES = 10;

/** A STANDARD or DAYLIGHT: from its onsets on, clocks show UTC plus `to`. In milliseconds. */
interface Observance {
  from: number;
  to: number;
  /** Onsets given one by one, the first among them. */
  dates: WallTime[];
  rule: Rule | null;
  /** The rule's onsets of a year and the one before, by year. */
  ruled: Map<number, WallTime[]>;
}

/** A zone as a file's VTIMEZONE defines it; null when the definition is of no use. */
export function readObservedZone(source: ZoneSource): { instantOf(wall: WallTime): number } | null {
  const observances: Observance[] = [];
  for (const lines of source.observances) {
    const observance = readObservance(lines);
    if (!observance) return null;
    observances.push(observance);
  }
  const rules = observances.filter((observance) => observance.rule).length;
  const changes = observances.reduce((sum, observance) => sum + observance.dates.length, 0);
  const first = observances.toSorted((a, b) => (a.dates[0] ?? 0) - (b.dates[0] ?? 0))[0];
  if (!first || changes > MAX_CHANGES || rules > MAX_RULES) return null;
  return {
    instantOf(wall) {
      let latest = Number.NEGATIVE_INFINITY;
      let offset = first.from;
      for (const observance of observances) {
        for (const onset of [...observance.dates, ...ruledOnsets(observance, wall)]) {
          if (onset > wall || onset <= latest) continue;
          latest = onset;
          offset = observance.to;
        }
      }
      return wall - offset;
    },
  };
}

/** Onsets by the rule, as shown by the clock that ran until then, among them the last before a time. */
function ruledOnsets({ rule, ruled, dates, from }: Observance, wall: WallTime): WallTime[] {
  if (!rule) return [];
  const year = new Date(Math.min(wall, rule.until?.wall ?? wall)).getUTCFullYear();
  const known = ruled.get(year);
  if (known) return known;
  // A yearly rule without a count may start anew in any year.
  const start = new Date(dates[0] ?? 0);
  start.setUTCFullYear(Math.max(start.getUTCFullYear(), year - 1));
  const onsets = ruleDates(rule, start.getTime(), Date.UTC(year + 1, 0, 1), (date) => date - from).dates;
  ruled.set(year, onsets);
  return onsets;
}

function readObservance(lines: ContentLine[]): Observance | null {
  const value = (name: string) => {
    const line = lines.find((candidate) => candidate.name === name);
    return line ? rawValue(line) : "";
  };
  const start = readWrittenTime(value("DTSTART").replace(/^(?:0\d{3}|1[0-8]\d{2})/, "1900"));
  const from = readOffset(value("TZOFFSETFROM"));
  const to = readOffset(value("TZOFFSETTO"));
  if (!start || from === null || to === null) return null;

  const rule = value("RRULE") === "" ? null : readRule(value("RRULE"));
  if (typeof rule === "string" || (rule && !isYearly(rule))) return null;
  const dates = lines
    .filter((line) => line.name === "RDATE")
    .flatMap((line) => rawValue(line).split(","))
    .flatMap((text) => readWrittenTime(text)?.wall ?? []);
  return { from, to, dates: [start.wall, ...dates], rule, ruled: new Map() };
}

/** In one month of every year, as all rules for clocks are. */
function isYearly({ freq, interval, count, months }: Rule): boolean {
  return freq === "YEARLY" && interval === 1 && count === null && months.length === 1;
}

function readOffset(text: string): number | null {
  if (!/^[+-]\d{4}(?:\d{2})?$/.test(text)) return null;
  return ICAL.UtcOffset.fromString(`${text.slice(0, 3)}:${text.slice(3, 5)}`).toSeconds() * 1000;
}
