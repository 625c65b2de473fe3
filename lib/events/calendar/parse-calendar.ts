import "server-only";
import type { ImportNote, ImportProblem } from "@/lib/schemas/seat-map";
import type { CalendarEntry } from "./calendar-entry";
import { CalendarReport } from "./calendar-report";
import { readContentLines } from "./content-lines";
import { describeText } from "./describe-text";
import { readCalendarName } from "./event-texts";
import { expandEvents } from "./expand-events";
import { readComponents } from "./read-components";
import { readEvent } from "./read-event";
import { TimeZones } from "./time-zones";

/** Ten times a large conference programme. */
const MAX_BYTES = 5_000_000;
/** Turning HTML into text costs some microseconds a tag; a large programme has ten thousand. */
const MAX_TAGS = 200_000;

export type ParsedCalendar =
  | { ok: true; name: string | null; entries: CalendarEntry[]; notes: ImportNote[] }
  | { ok: false; problems: ImportProblem[] };

/**
 * Reads iCalendar text (RFC 5545) into entries, by start. Either all of it is taken over, with every
 * repair in `notes`, or nothing, with up to 50 problems, each with its line. Series are expanded for
 * two years from their start, and to 1,000 dates in all. Never throws, whatever the text; at most
 * 5 MB and 10,000 events.
 *
 * @param options.timeZone IANA zone of the venue, for whole days and for times without a zone
 * @param options.now to note how many events have passed
 * @throws RangeError when `timeZone` is no IANA zone
 */
export function parseCalendar(text: string, options: { timeZone: string; now: Date }): ParsedCalendar {
  const report = new CalendarReport();
  if (Buffer.byteLength(text) > MAX_BYTES) {
    return { ok: false, problems: [{ path: "", message: "The file is larger than 5 MB." }] };
  }
  if (text.split("<", MAX_TAGS + 2).length > MAX_TAGS + 1) {
    return { ok: false, problems: [{ path: "", message: `The file has more than ${MAX_TAGS} HTML tags.` }] };
  }
  const lines = readContentLines(report, text);
  const first = lines[0];
  if (!first || !/^BEGIN:\s*VCALENDAR\s*$/i.test(first.text)) {
    return { ok: false, problems: [{ path: "line 1", message: describeText(text) }] };
  }
  const source = readComponents(report, lines);
  if (source.events.length === 0 && !report.refused) report.refuse(first.line, "The calendar has no events.");
  if (report.refused) return { ok: false, problems: report.problems };

  const zones = new TimeZones(options.timeZone, source.zones);
  const events = source.events.flatMap((event) => (report.full ? [] : (readEvent(report, event, zones) ?? [])));
  const entries = expandEvents(report, events, options.now);
  const name = readCalendarName(report, source.name);
  if (report.refused) return { ok: false, problems: report.problems };
  return { ok: true, name, entries, notes: report.notes };
}
