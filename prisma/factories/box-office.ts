import type pg from "pg";
import { createOrganizer } from "@/lib/accounts/organizers";
import { createEvent } from "@/lib/events/create-event";
import { publishEvent } from "@/lib/events/publish-event";
import type { CreateEventBody, EventDetail } from "@/lib/schemas/events";
import type { CreateVenueBody, VenueView } from "@/lib/schemas/venues";
import type { AddedSeatMap } from "@/lib/venues/add-seat-map";
import { createSeatMap } from "@/lib/venues/create-seat-map";
import { createVenue } from "@/lib/venues/create-venue";
import { insertUser, type SignedIn } from "./insert-user";

/** An organizer with his owner and one venue, made by the product's own verbs. */
export interface BoxOffice {
  owner: SignedIn;
  organizerId: string;
  venue: VenueView;
}

export async function openBoxOffice(pool: pg.Pool, place: Partial<CreateVenueBody> = {}): Promise<BoxOffice> {
  const owner = await insertUser(pool, { name: "Olga Organizer" });
  const organizer = await createOrganizer(owner.user.id, { name: "Lantern Stage" });
  const body = { name: "Lantern Hall", city: "Lindenport", country: "DE", timeZone: "Europe/Berlin", ...place };
  return { owner, organizerId: organizer.id, venue: await createVenue(organizer.id, body) };
}

/** Two sections of different categories: Stalls, 3 rows of 6 (Best), and Balcony, 2 rows of 5 (Cheap). */
export const twoSections = [
  { name: "Stalls", rows: 3, seatsPerRow: 6, category: "Best" },
  { name: "Balcony", rows: 2, seatsPerRow: 5, category: "Cheap" },
];

export function addHall(office: BoxOffice, sections = twoSections): Promise<AddedSeatMap> {
  return createSeatMap(office.organizerId, office.venue.id, JSON.stringify({ sections }), office.owner.user.id);
}

/** A body that creates an event of one tier with 20 free places in two months; what is given replaces it. */
export function eventBody(office: BoxOffice, body: Partial<CreateEventBody> = {}): CreateEventBody {
  return {
    title: "Night of the Lanterns",
    venueId: office.venue.id,
    startsAt: new Date(Date.now() + 60 * 86_400_000).toISOString(),
    currency: "EUR",
    tiers: [{ name: "Standing", price: 0, capacity: 20 }],
    ...body,
  };
}

/** Creates an event and puts it on sale. */
export async function sellEvent(office: BoxOffice, body: Partial<CreateEventBody> = {}): Promise<EventDetail> {
  const draft = await createEvent(office.organizerId, eventBody(office, body), office.owner.user.id);
  return publishEvent(office.organizerId, draft.id, office.owner.user.id);
}
