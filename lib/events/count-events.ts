import "server-only";
import type { EventFilters } from "@/lib/schemas/events";
import { countListings } from "./find-listings";

/** Beyond this nobody needs to know exactly; counting on would take the longer the more there are. */
export const MOST_COUNTED = 1_000;

/** How many events a listing with these filters has on all its pages together, at most MOST_COUNTED. */
export function countEvents(filters: EventFilters): Promise<number> {
  return countListings(filters, MOST_COUNTED);
}
