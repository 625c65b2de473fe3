import "server-only";
import type { CalendarReport } from "./calendar-report";

/** An unfolded line of a calendar, such as `DTSTART;TZID=Europe/Berlin:20260101T200000`. */
export interface ContentLine {
  /** Number of its first line in the file, from 1. */
  line: number;
  /** DTSTART, in capitals. */
  name: string;
  text: string;
}

const start = /^([A-Za-z0-9-]+)[;:]/;
/** All but the tab; lone surrogates and direction overrides too. */
const unwanted = /(?!\t)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * The content lines of a calendar (RFC 5545, section 3.1): folded lines joined, whatever ends them.
 * A line that begins no property, as careless exporters write it into the middle of a text, is taken
 * as a further line of the one before.
 */
export function readContentLines(report: CalendarReport, text: string): ContentLine[] {
  const found: { line: number; name: string; parts: string[] }[] = [];
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  for (const [i, raw] of body.split(/\r\n|\n|\r/).entries()) {
    const written = raw.replace(unwanted, "");
    if (written.length !== raw.length) report.note("characters_removed", i + 1);
    const last = found.at(-1);
    if (/^[ \t]/.test(written)) {
      last?.parts.push(written.slice(1));
      continue;
    }
    if (written === "") continue;
    const name = start.exec(written)?.[1];
    if (name !== undefined) found.push({ line: i + 1, name: name.toUpperCase(), parts: [written] });
    else if (last) {
      last.parts.push("\\n", written);
      report.note("line_joined", i + 1);
    }
  }
  return found.map(({ line, name, parts }) => ({ line, name, text: parts.join("") }));
}

/** What stands behind the colon that ends a line's parameters; a quoted parameter may hold colons too. */
export function rawValue(line: ContentLine): string {
  let quoted = false;
  for (let i = 0; i < line.text.length; i++) {
    const character = line.text[i];
    if (character === '"') quoted = !quoted;
    else if (character === ":" && !quoted) return line.text.slice(i + 1).trim();
  }
  return "";
}
