import type { EventDetail } from "@/lib/schemas/events";

/** How long an event without an end is put into a calendar for. */
const USUAL_HOURS = 2;

/** 20270612T180000Z */
function compact(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** Opens Google Calendar with the event filled in. `pageUrl` is the absolute address of its page. */
export function googleCalendarUrl(event: EventDetail, pageUrl: string): string {
  const startsAt = new Date(event.startsAt);
  const endsAt = event.endsAt ? new Date(event.endsAt) : new Date(startsAt.getTime() + USUAL_HOURS * 3_600_000);
  const url = new URL("https://calendar.google.com/calendar/render");
  url.search = new URLSearchParams({
    action: "TEMPLATE",
    text: event.title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    details: pageUrl,
    location: placeLine(event.venue),
    ctz: event.timeZone,
  }).toString();
  return url.href;
}

/** Shows a venue on OpenStreetMap. */
export function mapUrl(venue: { name: string; address: string; city: string; country: string }): string {
  const url = new URL("https://www.openstreetmap.org/search");
  url.searchParams.set("query", placeLine({ ...venue, name: venue.address ? "" : venue.name }));
  return url.href;
}

function placeLine(venue: { name: string; address: string; city: string; country: string }): string {
  return [venue.name, venue.address, venue.city, venue.country].filter(Boolean).join(", ");
}
