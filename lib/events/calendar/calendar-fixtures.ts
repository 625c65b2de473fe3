import "server-only";
import { type ParsedCalendar, parseCalendar } from "./parse-calendar";

// Builders of calendars for tests.

/** A calendar of these components or lines, with CRLF at their ends. */
export function calendar(...parts: string[][]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...parts.flat(), "END:VCALENDAR", ""].join("\r\n");
}

/** A VEVENT with these lines; UID and SUMMARY are added where they are missing. */
export function event(...lines: string[]): string[] {
  const has = (name: string) => lines.some((line) => line.startsWith(name));
  const added = [...(has("UID") ? [] : ["UID:one"]), ...(has("SUMMARY") ? [] : ["SUMMARY:Concert"])];
  return ["BEGIN:VEVENT", ...added, ...lines, "END:VEVENT"];
}

export const now = new Date("2026-01-01T00:00:00Z");

export function parse(text: string, timeZone = "Europe/Berlin"): ParsedCalendar {
  return parseCalendar(text, { timeZone, now });
}

/** The entries, and how often what was noted. */
export function parsed(text: string, timeZone?: string) {
  const result = parse(text, timeZone);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result, notes: Object.fromEntries(result.notes.map(({ code, count }) => [code, count])) };
}

/** Starts in UTC: 2026-10-11T15:00 */
export function starts(text: string, timeZone?: string): string[] {
  return parsed(text, timeZone).entries.map((entry) => entry.startsAt.toISOString().slice(0, 16));
}
