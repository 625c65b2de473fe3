import "server-only";
import { query } from "@/lib/platform/db";
import type { EventFilters } from "@/lib/schemas/events";
import { searchConditions } from "./search-conditions";

/** How many events a listing with these filters has on all its pages together. */
export async function countEvents(filters: EventFilters): Promise<number> {
  const { where, values } = searchConditions(filters, "startsAt");
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM events e JOIN venues v ON v.id = e.venue_id WHERE ${where.join(" AND ")}`,
    values,
  );
  return row?.count ?? 0;
}
