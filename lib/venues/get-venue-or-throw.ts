import "server-only";
import { notFound } from "@/lib/errors";
import { db } from "@/lib/platform/db";
import type { Venue } from "@/lib/platform/generated/prisma/client";

/** A venue of this organizer. @throws AppError not_found */
export async function getVenueOrThrow(organizerId: string, venueId: string): Promise<Venue> {
  const venue = await db().venue.findFirst({ where: { id: venueId, organizerId, deletedAt: null } });
  if (!venue) throw notFound("venue");
  return venue;
}
