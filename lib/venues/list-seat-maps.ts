import "server-only";
import type { z } from "zod";
import { db } from "@/lib/platform/db";
import type { seatMapSummary } from "@/lib/schemas/venues";
import { getVenueOrThrow } from "./get-venue-or-throw";

/** The versions of a venue's seat map, newest first. @throws AppError not_found */
export async function listSeatMaps(organizerId: string, venueId: string): Promise<z.input<typeof seatMapSummary>[]> {
  const venue = await getVenueOrThrow(organizerId, venueId);
  const maps = await db().seatMap.findMany({
    where: { venueId: venue.id },
    select: { id: true, version: true, name: true, seatCount: true, hash: true, createdAt: true },
    orderBy: { version: "desc" },
    take: 100,
  });
  return maps.map(({ seatCount, createdAt, ...map }) => ({
    ...map,
    seats: seatCount,
    createdAt: createdAt.toISOString(),
  }));
}
