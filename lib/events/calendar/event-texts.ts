import "server-only";
import ICAL from "ical.js";
import type { CalendarReport } from "./calendar-report";
import { type ContentLine, rawValue } from "./content-lines";
import { plainText } from "./plain-text";

const MAX_NAME = 200;
const MAX_DESCRIPTION = 20_000;
/** HTML takes up several times the room of its text: so much more of it is looked at. */
const SOURCE_FACTOR = 10;
const MAX_CATEGORIES = 20;
const MAX_CATEGORY = 100;
const MAX_URL = 2_000;

/** A line of text for a title or a place: without markup, spaces collapsed; null when empty or absent. */
export function readShortText(report: CalendarReport, line: ContentLine | undefined, max: number): string | null {
  if (!line) return null;
  return readText(report, line, textValues(line).join(", "), max).replace(/\s+/g, " ") || null;
}

/** The name of a calendar, whose property the standard does not know and hence does not unescape. */
export function readCalendarName(report: CalendarReport, line: ContentLine | undefined): string | null {
  return readShortText(report, line && { ...line, text: `SUMMARY:${rawValue(line)}` }, MAX_NAME);
}

/** Plain text with its paragraphs; empty when absent. */
export function readDescription(report: CalendarReport, line: ContentLine | undefined): string {
  return line ? readText(report, line, textValues(line).join(", "), MAX_DESCRIPTION) : "";
}

/** The categories of all lines, each once. */
export function readCategories(report: CalendarReport, lines: ContentLine[]): string[] {
  const categories = new Set<string>();
  for (const line of lines) {
    for (const value of textValues(line)) {
      const category = readText(report, line, value, MAX_CATEGORY).replace(/\s+/g, " ");
      if (category === "" || categories.has(category)) continue;
      if (categories.size < MAX_CATEGORIES) categories.add(category);
      else report.note("categories_cut", line.line);
    }
  }
  return [...categories];
}

/** An address that a page may link to; null for others. */
export function readUrl(report: CalendarReport, line: ContentLine | undefined): string | null {
  const raw = line ? rawValue(line) : "";
  if (!line || raw === "") return null;
  if (/^https?:\/\//i.test(raw) && raw.length <= MAX_URL && URL.canParse(raw)) return new URL(raw).href;
  report.note("url_dropped", line.line);
  return null;
}

/** The values of a text property, unescaped; as written where its parameters cannot be read. */
function textValues(line: ContentLine): string[] {
  try {
    const values: unknown = ICAL.Property.fromString(line.text).getValues();
    if (Array.isArray(values)) return values.map(String);
  } catch {
    // Falls through to the value alone.
  }
  return [rawValue(line)];
}

/** Plain text of at most `max` UTF-16 units, without half a character at the end. */
function readText(report: CalendarReport, line: ContentLine, source: string, max: number): string {
  const text = plainText(source.slice(0, max * SOURCE_FACTOR));
  if (text.length <= max && source.length <= max * SOURCE_FACTOR) return text;
  report.note("text_truncated", line.line);
  return text
    .slice(0, max)
    .replace(/\p{Cs}/gu, "")
    .trim();
}
