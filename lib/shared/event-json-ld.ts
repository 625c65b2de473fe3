import type { EventDetail } from "@/lib/schemas/events";
import { isoLocal } from "./dates";
import { minorUnitDigits } from "./money";
import { feeOfTicket, type PriceTerms } from "./price-terms";
import { isForSale, type SaleState, saleState } from "./sale-state";

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

/** Who performs is somebody else at each kind of event. */
const performers: Record<string, string> = { sport: "SportsTeam", comedy: "Person", conference: "Person" };

/** Absolute addresses of the pages and the pictures of an event. */
export interface EventLinks {
  url: string;
  venue: string;
  organizer: string;
  images: string[];
}

/**
 * An event for search engines (schema.org/Event). Times are on the venue's clock with its distance
 * from UTC, as readers of such data expect them.
 */
export function eventJsonLd(event: EventDetail & PriceTerms, links: EventLinks, now: Date): object {
  const state = saleState(event, now);
  const local = (instant: string) => isoLocal(instant, event.timeZone);
  const opens = event.salesStartAt ?? event.publishedAt;
  return {
    "@context": "https://schema.org",
    "@type": types[event.category] ?? "Event",
    "@id": links.url,
    name: event.title,
    description: event.description.slice(0, 5000) || undefined,
    startDate: local(event.startsAt),
    endDate: event.endsAt ? local(event.endsAt) : undefined,
    eventStatus: statuses[event.status] ?? "https://schema.org/EventScheduled",
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    image: links.images,
    url: links.url,
    keywords: event.tags.length > 0 ? event.tags.join(", ") : undefined,
    maximumAttendeeCapacity: event.capacity,
    location: placeJsonLd(event.venue, links.venue),
    organizer: { "@type": "Organization", name: event.organizer.name, url: links.organizer },
    performer:
      event.artists.length > 0
        ? event.artists.map((name) => ({ "@type": performers[event.category] ?? "PerformingGroup", name }))
        : undefined,
    isAccessibleForFree: event.tiers.every((tier) => tier.price.amount === 0),
    offers: event.tiers.map((tier) => ({
      "@type": "Offer",
      name: tier.name,
      // with the fee: what is asked for is the price that a buyer really pays
      price: decimal({ ...tier.price, amount: tier.price.amount + feeOfTicket(tier.price.amount, event.fees) }),
      priceCurrency: tier.price.currency,
      availability: `https://schema.org/${availabilityOf(state, tier.left)}`,
      validFrom: opens ? local(opens) : undefined,
      validThrough: local(event.salesEndAt ?? event.startsAt),
      url: links.url,
    })),
  };
}

/** A venue as schema.org/Place. `url` is the absolute address of its page. */
export function placeJsonLd(
  venue: { name: string; address: string; city: string; country: string },
  url: string,
): object {
  return {
    "@type": "Place",
    name: venue.name,
    url,
    address: {
      "@type": "PostalAddress",
      streetAddress: venue.address || undefined,
      addressLocality: venue.city,
      addressCountry: venue.country,
    },
  };
}

function availabilityOf(state: SaleState, left: number): string {
  if (state === "not_yet") return "PreOrder";
  return isForSale(state) && left > 0 ? "InStock" : "SoldOut";
}

function decimal(price: { amount: number; currency: string }): string {
  const digits = minorUnitDigits(price.currency);
  return (price.amount / 10 ** digits).toFixed(digits);
}

/** JSON that may stand inside a script element: nothing in it can end the element or open a comment. */
export function jsonForScript(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
