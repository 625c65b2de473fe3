import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { page } from "@/lib/schemas/common";
import {
  type CreateEventBody,
  type EventDetail,
  eventDetail,
  type SeatView,
  seat,
  type Tier,
} from "@/lib/schemas/events";
import { createdSeatMap, type OrganizerView, organizer, type VenueView, venue } from "@/lib/schemas/venues";
import type { Client } from "./client";
import { newPerson } from "./people";

/** An organizer of a test's own, with one venue. */
export interface BoxOffice {
  /** Its owner, signed in. */
  client: Client;
  organizer: OrganizerView;
  venue: VenueView;
}

export interface SectionOrder {
  name: string;
  rows: number;
  seatsPerRow: number;
  category: string;
}

export async function openBoxOffice(
  request: APIRequestContext,
  place: { name?: string; city?: string; timeZone?: string; capacity?: number } = {},
): Promise<BoxOffice> {
  const { client } = await newPerson(request, "Olga Organizer");
  const made = (await client.post("/organizers", { name: "Lantern Stage" })).as(organizer, 201);
  const body = { name: "Lantern Hall", city: "Lindenport", country: "DE", timeZone: "Europe/Berlin", ...place };
  return { client, organizer: made, venue: (await client.post("/venues", body)).as(venue, 201) };
}

export async function generateSeatMap(office: BoxOffice, sections: SectionOrder[]) {
  return (await office.client.post(`/venues/${office.venue.id}/seat-maps`, { sections })).as(createdSeatMap, 201);
}

/** A body that creates an event of one tier with 20 places; what is given replaces it. */
export function eventBody(office: BoxOffice, body: Partial<CreateEventBody> = {}): CreateEventBody {
  return {
    title: "Night of the Lanterns",
    venueId: office.venue.id,
    startsAt: inDays(60),
    currency: "EUR",
    tiers: [{ name: "Standing", price: 0, capacity: 20 }],
    ...body,
  };
}

/** Creates an event and puts it on sale. */
export async function publishEvent(office: BoxOffice, body: Partial<CreateEventBody> = {}): Promise<EventDetail> {
  const draft = (await office.client.post("/events", eventBody(office, body))).as(eventDetail, 201);
  return (await office.client.post(`/events/${draft.id}/publish`)).as(eventDetail);
}

export interface SeatedEvent {
  event: EventDetail;
  tier: Tier;
  /** In layout order. */
  seats: SeatView[];
}

/** Puts an event with numbered seats, all of one tier, on sale. */
export async function publishSeatedEvent(
  office: BoxOffice,
  options: { rows?: number; seatsPerRow?: number; price?: number; event?: Partial<CreateEventBody> } = {},
): Promise<SeatedEvent> {
  const { rows = 2, seatsPerRow = 10, price = 4250 } = options;
  await generateSeatMap(office, [{ name: "Stalls", rows, seatsPerRow, category: "Stalls" }]);
  const tiers = [{ name: "Stalls", price, seatCategories: ["Stalls"] }];
  const event = await publishEvent(office, { tiers, ...options.event });
  const seats = await listSeats(office.client, event.id);
  return { event, tier: z.custom<Tier>((value) => value !== undefined).parse(event.tiers[0]), seats };
}

export async function listSeats(client: Client, eventId: string, filters = ""): Promise<SeatView[]> {
  const answer = await client.get(`/events/${eventId}/seats?limit=1000${filters && `&${filters}`}`);
  return answer.as(page(seat)).data;
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** The n-th of a list; fails when there are not so many. */
export function nth<T>(list: readonly T[], n: number): T {
  const item = list[n];
  if (item === undefined) throw new Error(`There is no item ${n} in a list of ${list.length}`);
  return item;
}
