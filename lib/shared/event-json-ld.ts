import type { EventDetail } from "@/lib/schemas/events";
import { minorUnitDigits } from "./money";
import { isForSale, saleState } from "./sale-state";

const types: Record<string, string> = {
  concert: "MusicEvent",
  theatre: "TheaterEvent",
  sport: "SportsEvent",
  comedy: "ComedyEvent",
  family: "ChildrensEvent",
  conference: "BusinessEvent",
  club: "DanceEvent",
};

const statuses: Record<string, string> = {
  cancelled: "https://schema.org/EventCancelled",
  postponed: "https://schema.org/EventPostponed",
};

/**
 * An event for search engines (schema.org/Event). `url` and `image` are absolute addresses.
 */
export function eventJsonLd(event: EventDetail, links: { url: string; image: string }, now: Date): object {
  const state = saleState(event, now);
  const digits = minorUnitDigits(event.currency);
  return {
    "@context": "https://schema.org",
    "@type": types[event.category] ?? "Event",
    name: event.title,
    description: event.description.slice(0, 5000) || undefined,
    startDate: event.startsAt,
    endDate: event.endsAt ?? undefined,
    eventStatus: statuses[event.status] ?? "https://schema.org/EventScheduled",
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    image: [links.image],
    url: links.url,
    location: {
      "@type": "Place",
      name: event.venue.name,
      address: {
        "@type": "PostalAddress",
        streetAddress: event.venue.address || undefined,
        addressLocality: event.venue.city,
        addressCountry: event.venue.country,
      },
    },
    organizer: { "@type": "Organization", name: event.organizer.name },
    performer: event.artists.map((name) => ({ "@type": "PerformingGroup", name })),
    offers: event.tiers.map((tier) => ({
      "@type": "Offer",
      name: tier.name,
      price: (tier.price.amount / 10 ** digits).toFixed(digits),
      priceCurrency: tier.price.currency,
      availability: `https://schema.org/${isForSale(state) && tier.left > 0 ? "InStock" : "SoldOut"}`,
      validFrom: event.salesStartAt ?? event.publishedAt ?? undefined,
      url: links.url,
    })),
  };
}

/** JSON that may stand inside a script element: nothing in it can end the element or open a comment. */
export function jsonForScript(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
