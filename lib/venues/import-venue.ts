import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { CreateVenueBody, VenueView } from "@/lib/schemas/venues";
import { createVenue } from "./create-venue";
import { toVenueView } from "./venue-view";

/** The organizer that the command line imports for: the named one, else the oldest; one is made where there is none. */
export async function findImportOrganizer(slug: string | undefined): Promise<string> {
  const organizer = await db().organizer.findFirst({
    where: { deletedAt: null, ...(slug ? { slug } : {}) },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  if (organizer) return organizer.id;
  if (slug) throw notFound("organizer");
  const made = await db().organizer.create({
    data: { id: newId("organizer"), slug: "box-office", name: "Box office" },
  });
  return made.id;
}

/** The organizer's venue of this name, made with the given details where there is none. */
export async function findOrCreateImportVenue(
  organizerId: string,
  details: Pick<CreateVenueBody, "name"> & Partial<CreateVenueBody>,
): Promise<VenueView> {
  const named = await db().venue.findMany({
    where: { organizerId, deletedAt: null, name: { equals: details.name, mode: "insensitive" } },
    orderBy: { createdAt: "asc" },
    take: 2,
  });
  const [venue, another] = details.city ? named.filter((candidate) => candidate.city === details.city) : named;
  if (another) {
    throw new AppError("conflict", `There are several venues named ${details.name}; say which with --city.`);
  }
  if (venue) return toVenueView(venue);
  return createVenue(organizerId, { city: "", country: "DE", timeZone: "Europe/Berlin", ...details });
}
