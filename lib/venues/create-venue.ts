import "server-only";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { CreateVenueBody, VenueView } from "@/lib/schemas/venues";
import { slugify } from "@/lib/shared/slug";
import { toVenueView } from "./venue-view";

/** A new venue of an organizer. Its slug comes from name and city; a taken one gets a short ending. */
export async function createVenue(organizerId: string, body: CreateVenueBody): Promise<VenueView> {
  const base = slugify(`${body.name} ${body.city}`);
  for (let attempt = 0; ; attempt++) {
    const id = newId("venue");
    const slug = attempt === 0 ? base : `${base}-${id.slice(-4)}`;
    try {
      return toVenueView(await db().venue.create({ data: { ...body, id, slug, organizerId } }));
    } catch (error) {
      if (!isUniqueViolation(error) || attempt > 3) throw error;
    }
  }
}
