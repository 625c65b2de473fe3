import "server-only";
import type { Venue } from "@/lib/platform/generated/prisma/client";
import type { VenueView } from "@/lib/schemas/venues";

export function toVenueView(venue: Venue): VenueView {
  const { id, slug, name, address, city, country, timeZone, capacity, createdAt } = venue;
  return { id, slug, name, address, city, country, timeZone, capacity, createdAt: createdAt.toISOString() };
}
