import type { EventDetail } from "@/lib/schemas/events";
import type { Locale } from "./locale";

export const SHARE_IMAGE = { width: 1200, height: 630 } as const;

/** What its picture needs to know of an event. */
type Pictured = Pick<
  EventDetail,
  "id" | "title" | "category" | "startsAt" | "endsAt" | "timeZone" | "status" | "artists"
> & { venue: { name: string; city: string } };

/** What is to be seen on an event's share image, besides its art. */
export function shareImageFacts(event: Pictured, locale: Locale): string {
  const { id, title, category, startsAt, endsAt, timeZone, status, venue, artists } = event;
  return JSON.stringify([
    id,
    title,
    category,
    startsAt,
    endsAt,
    timeZone,
    status,
    venue.name,
    venue.city,
    artists,
    locale,
  ]);
}

/** FNV-1a, 32 bits: tells versions apart, protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * The address of an event's share image. Its language and a fingerprint of what it shows are in it, so that the
 * picture may be kept for good and a change makes a new one.
 */
export function shareImagePath(event: Pictured & { slug: string }, locale: Locale): string {
  return `/events/${event.slug}/share.png?lang=${locale}&v=${fingerprint(shareImageFacts(event, locale))}`;
}
