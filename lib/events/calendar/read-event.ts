import "server-only";
import ICAL from "ical.js";
import type { CalendarReport } from "./calendar-report";
import { type ContentLine, rawValue } from "./content-lines";
import { readCategories, readDescription, readShortText, readUrl } from "./event-texts";
import type { EventSource } from "./read-components";
import { type Rule, readRule } from "./recurrence";
import { type TimeZones, utc, type Zone } from "./time-zones";
import { DAY, readWrittenTime, type WallTime } from "./wall-time";

/** A time of an event: what clocks show, where, and when that is. */
export interface Moment {
  wall: WallTime;
  zone: Zone;
  isDate: boolean;
  instant: number;
}

/** An event as the file has it, before its series is expanded. */
export interface ReadEvent {
  line: number;
  uid: string | null;
  title: string | null;
  description: string;
  location: string | null;
  categories: string[];
  url: string | null;
  cancelled: boolean;
  start: Moment;
  /** How long it takes: whole days on the calendar, and milliseconds on top. */
  length: { days: number; ms: number } | null;
  rule: Rule | null;
  extraDates: Moment[];
  exceptDates: Moment[];
  /** Which date of a series this event stands in for. */
  replaces: Moment | null;
}

type Lines = Map<string, ContentLine[]>;

/** Reads one event; null when its start cannot be read or its recurrence is not understood, which the report says. */
export function readEvent(report: CalendarReport, source: EventSource, zones: TimeZones): ReadEvent | null {
  const lines: Lines = new Map();
  for (const line of source.lines) {
    const same = lines.get(line.name);
    if (same) same.push(line);
    else lines.set(line.name, [line]);
  }
  const start = readStart(report, source, lines, zones);
  const rule = readRecurrence(report, lines);
  if (!start || rule === undefined) return null;

  const replacing = lines.get("RECURRENCE-ID")?.[0];
  if (replacing && /;RANGE=/i.test(replacing.text)) report.note("range_ignored", replacing.line);
  const status = lines.get("STATUS")?.[0];
  const uid = lines.get("UID")?.[0];
  return {
    line: source.line,
    uid: uid ? rawValue(uid) || null : null,
    title: readShortText(report, lines.get("SUMMARY")?.[0], 200),
    description: readDescription(report, lines.get("DESCRIPTION")?.[0]),
    location: readShortText(report, lines.get("LOCATION")?.[0], 300),
    categories: readCategories(report, lines.get("CATEGORIES") ?? []),
    url: readUrl(report, lines.get("URL")?.[0]),
    cancelled: source.cancelled || (status !== undefined && /^cancell?ed$/i.test(rawValue(status))),
    start,
    length: readLength(report, lines, start, zones),
    rule,
    extraDates: readMoments(report, lines.get("RDATE") ?? [], zones),
    exceptDates: readMoments(report, lines.get("EXDATE") ?? [], zones),
    replaces: replacing ? (readMoments(report, [replacing], zones)[0] ?? null) : null,
  };
}

function readStart(report: CalendarReport, source: EventSource, lines: Lines, zones: TimeZones): Moment | null {
  const [line, second] = lines.get("DTSTART") ?? [];
  if (second) report.refuse(second.line, "The event has a second DTSTART.");
  if (!line) {
    report.refuse(source.line, "The event that begins here has no DTSTART.");
    return null;
  }
  const start = readMoment(report, line, zones);
  if (!start) report.refuse(line.line, `DTSTART cannot be read: ${quote(rawValue(line))}.`);
  return start;
}

/** The rule, null without one, undefined when it is refused. */
function readRecurrence(report: CalendarReport, lines: Lines): Rule | null | undefined {
  const excluding = lines.get("EXRULE")?.[0];
  const [line, second] = lines.get("RRULE") ?? [];
  const unsupported = excluding ?? second;
  if (unsupported) {
    report.refuse(unsupported.line, "More than one recurrence rule, and EXRULE, are not supported.");
    return undefined;
  }
  if (!line) return null;
  const rule = readRule(rawValue(line));
  if (typeof rule !== "string") return rule;
  report.refuse(line.line, rule);
  return undefined;
}

function readLength(report: CalendarReport, lines: Lines, start: Moment, zones: TimeZones): ReadEvent["length"] {
  const endLine = lines.get("DTEND")?.[0];
  const line = endLine ?? lines.get("DURATION")?.[0];
  if (!line) return null;
  let length: ReadEvent["length"] = null;
  if (endLine) {
    const end = readMoment(report, endLine, zones);
    if (end?.isDate && start.isDate) length = { days: Math.round((end.wall - start.wall) / DAY), ms: 0 };
    else if (end) length = { days: 0, ms: end.instant - start.instant };
  } else {
    length = readDuration(rawValue(line));
  }
  if (length && length.days * DAY + length.ms > 0 && length.days < 3_660) return length;
  report.note("end_dropped", line.line);
  return null;
}

function readDuration(text: string): ReadEvent["length"] {
  if (!/^\+?P(?=[\dT])(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?:\d{1,6}H)?(?:\d{1,7}M)?(?:\d{1,8}S)?)?$/i.test(text))
    return null;
  const { weeks, days, hours, minutes, seconds } = ICAL.Duration.fromString(text.toUpperCase());
  return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

/** All times of lines such as EXDATE; periods count by their start. */
function readMoments(report: CalendarReport, lines: ContentLine[], zones: TimeZones): Moment[] {
  return lines.flatMap((line) => {
    const zone = zoneOf(report, line, zones);
    return rawValue(line)
      .split(",")
      .flatMap((text) => {
        const moment = toMoment((text.split("/")[0] ?? "").trim(), zone, zones);
        if (!moment) report.refuse(line.line, `${line.name} cannot be read: ${quote(text)}.`);
        return moment ?? [];
      });
  });
}

function readMoment(report: CalendarReport, line: ContentLine, zones: TimeZones): Moment | null {
  return toMoment(rawValue(line), zoneOf(report, line, zones), zones);
}

/** @param zone the zone that the line names; whole days are the venue's */
function toMoment(text: string, zone: Zone, zones: TimeZones): Moment | null {
  const time = readWrittenTime(text.toUpperCase());
  if (!time) return null;
  const own = time.utc ? utc : time.isDate ? zones.venue : zone;
  return { wall: time.wall, zone: own, isDate: time.isDate, instant: own.instantOf(time.wall) };
}

function zoneOf(report: CalendarReport, line: ContentLine, zones: TimeZones): Zone {
  const tzid = readParameter(line, "tzid");
  if (tzid === null) return zones.venue;
  const zone = zones.find(tzid);
  if (!zone) report.note("time_zone_unknown", line.line);
  return zone ?? zones.venue;
}

function readParameter(line: ContentLine, name: string): string | null {
  if (!line.text.includes(";")) return null;
  try {
    const value: unknown = ICAL.Property.fromString(line.text).getParameter(name);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

function quote(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}
