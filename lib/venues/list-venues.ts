import "server-only";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import type { VenueView } from "@/lib/schemas/venues";
import { toVenueView } from "./venue-view";

/** The organizer's venues, newest first. @throws AppError invalid_cursor */
export async function listVenues(
  organizerId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ data: VenueView[]; nextCursor: string | null }> {
  const [before] = page.cursor ? decodeCursor(page.cursor, ["string"]) : [];
  const venues = await db().venue.findMany({
    where: { organizerId, deletedAt: null, ...(before ? { id: { lt: String(before) } } : {}) },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
  const shown = venues.slice(0, page.limit);
  const last = venues.length > page.limit ? shown.at(-1) : undefined;
  return { data: shown.map(toVenueView), nextCursor: last ? encodeCursor([last.id]) : null };
}
