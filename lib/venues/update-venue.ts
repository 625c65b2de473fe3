import "server-only";
import { announceChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import type { CreateVenueBody, VenueView } from "@/lib/schemas/venues";
import { getVenueOrThrow } from "./get-venue-or-throw";
import { toVenueView } from "./venue-view";

/** @throws AppError not_found */
export async function updateVenue(
  organizerId: string,
  venueId: string,
  body: Partial<CreateVenueBody>,
): Promise<VenueView> {
  const venue = await getVenueOrThrow(organizerId, venueId);
  const updated = await db().venue.update({ where: { id: venue.id, organizerId }, data: body });
  await announceChange(["events"]);
  return toVenueView(updated);
}
