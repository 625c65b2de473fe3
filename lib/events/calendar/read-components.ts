import "server-only";
import type { CalendarReport } from "./calendar-report";
import { type ContentLine, rawValue } from "./content-lines";

const MAX_EVENTS = 10_000;
const MAX_ZONES = 100;
const MAX_DEPTH = 20;

/** The lines of one VEVENT, without those of alarms inside it. */
export interface EventSource {
  /** Line of its BEGIN. */
  line: number;
  lines: ContentLine[];
  /** Its calendar says METHOD:CANCEL. */
  cancelled: boolean;
}

/** A VTIMEZONE: its name, and the lines of each STANDARD and DAYLIGHT in it. */
export interface ZoneSource {
  tzid: string;
  observances: ContentLine[][];
}

export interface CalendarSource {
  /** The line that names the first calendar that has a name. */
  name: ContentLine | undefined;
  events: EventSource[];
  zones: ZoneSource[];
}

interface Open {
  name: string;
  line: number;
  own: ContentLine[];
  /** What was read in it. */
  observances: ContentLine[][];
  events: EventSource[];
}

/**
 * The events and time zones of all calendars in a file. A file that was cut off, or whose BEGIN and
 * END do not match, is refused: nobody could say what is missing.
 */
export function readComponents(report: CalendarReport, lines: ContentLine[]): CalendarSource {
  const source: CalendarSource = { name: undefined, events: [], zones: [] };
  const open: Open[] = [];
  for (const line of lines) {
    if (line.name === "BEGIN") {
      if (open.length >= MAX_DEPTH) {
        report.refuse(line.line, "Components are nested too deeply.");
        return source;
      }
      const name = rawValue(line).toUpperCase();
      open.push({ name, line: line.line, own: [], observances: [], events: [] });
    } else if (line.name === "END") {
      const closed = open.pop();
      const name = rawValue(line).toUpperCase();
      if (closed?.name !== name) {
        const inside = closed ? `inside the ${closed.name} of line ${closed.line}` : "outside of everything";
        report.refuse(line.line, `END:${name.slice(0, 40)} stands ${inside}.`);
        return source;
      }
      close(report, source, closed, open.at(-1));
      if (source.events.length > MAX_EVENTS || source.zones.length > MAX_ZONES) {
        report.refuse(line.line, `There are more than ${MAX_EVENTS} events or ${MAX_ZONES} time zones.`);
        return source;
      }
    } else {
      open.at(-1)?.own.push(line);
    }
  }
  const left = open.at(-1);
  if (left) report.refuse(left.line, `The file ends inside the ${left.name.slice(0, 40)} that begins here.`);
  return source;
}

function close(report: CalendarReport, source: CalendarSource, closed: Open, parent: Open | undefined): void {
  if (closed.name === "VCALENDAR") {
    source.name ??= firstLine(closed, "X-WR-CALNAME") ?? firstLine(closed, "NAME");
    if (firstValue(closed, "METHOD").toUpperCase() === "CANCEL") {
      for (const event of closed.events) event.cancelled = true;
    }
  } else if (closed.name === "VEVENT") {
    const event = { line: closed.line, lines: closed.own, cancelled: false };
    source.events.push(event);
    parent?.events.push(event);
  } else if (closed.name === "VTIMEZONE") {
    source.zones.push({ tzid: firstValue(closed, "TZID"), observances: closed.observances });
  } else if (closed.name === "STANDARD" || closed.name === "DAYLIGHT") {
    parent?.observances.push(closed.own);
  } else if (parent?.name === "VCALENDAR") {
    report.note("components_ignored", closed.line);
  }
}

function firstLine(component: Open, name: string): ContentLine | undefined {
  return component.own.find((line) => line.name === name);
}

function firstValue(component: Open, name: string): string {
  const line = firstLine(component, name);
  return line ? rawValue(line) : "";
}
