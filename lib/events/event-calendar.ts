import "server-only";
import ICAL from "ical.js";
import type { EventDetail } from "@/lib/schemas/events";

// octets of a line; the library does not count the space that a continued line begins with
ICAL.foldLength = 74;

/** How long an event without an end blocks a calendar. */
const USUAL_HOURS = 2;

const statuses: Record<EventDetail["status"], string> = {
  draft: "TENTATIVE",
  published: "CONFIRMED",
  // its day may change again
  postponed: "TENTATIVE",
  cancelled: "CANCELLED",
};

/**
 * An event as an iCalendar file (RFC 5545). Times are in UTC, so that no calendar has to know the
 * venue's zone; the UID stays the same, so that taking the file again moves the entry.
 */
export function eventCalendar(event: EventDetail, pageUrl: string): string {
  const entry = new ICAL.Component("vevent");
  const startsAt = new Date(event.startsAt);
  const endsAt = event.endsAt ? new Date(event.endsAt) : new Date(startsAt.getTime() + USUAL_HOURS * 3_600_000);
  const { venue } = event;
  entry.addPropertyWithValue("uid", `${event.id}@evently`);
  entry.addPropertyWithValue("dtstamp", ICAL.Time.fromJSDate(new Date(), true));
  entry.addPropertyWithValue("dtstart", ICAL.Time.fromJSDate(startsAt, true));
  entry.addPropertyWithValue("dtend", ICAL.Time.fromJSDate(endsAt, true));
  entry.addPropertyWithValue("summary", plain(event.title));
  const description = [event.artists.join(", "), event.description, pageUrl].filter(Boolean).join("\n\n");
  entry.addPropertyWithValue("description", plain(description));
  entry.addPropertyWithValue("location", plain([venue.name, venue.address, venue.city].filter(Boolean).join(", ")));
  entry.addPropertyWithValue("url", pageUrl);
  entry.addPropertyWithValue("status", statuses[event.status]);
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Evently//Events//EN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  calendar.addSubcomponent(entry);
  return `${calendar.toString()}\r\n`;
}

/** Text that may stand in a content line: line breaks as line feeds, and no other control characters. */
function plain(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/(?!\n)\p{Cc}/gu, "");
}
