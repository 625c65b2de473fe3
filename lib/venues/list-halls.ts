import "server-only";
import { query } from "@/lib/platform/db";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { getLayoutOfMap } from "./layouts";

/** A venue with the newest layout that a published event has or had, if there is one. */
export interface Hall {
  slug: string;
  name: string;
  city: string;
  capacity: number | null;
  upcomingEvents: number;
  layout: SeatMapLayout | null;
}

/** Venues, the busiest first: those with these slugs, or all where something is coming up. */
export async function listHalls(which: { slugs?: string[]; most: number }): Promise<Hall[]> {
  const rows = await query<Omit<Hall, "layout"> & { seatMapId: string | null }>(
    `SELECT v.slug, v.name, v.city, v.capacity, coalesce(u.events, 0)::int AS "upcomingEvents",
       (SELECT m.id FROM seat_maps m WHERE m.venue_id = v.id AND EXISTS (
          SELECT FROM events e WHERE e.seat_map_id = m.id AND e.status <> 'draft' AND e.deleted_at IS NULL)
        ORDER BY m.version DESC LIMIT 1) AS "seatMapId"
     FROM venues v JOIN organizers o ON o.id = v.organizer_id LEFT JOIN (
       SELECT venue_id, count(*) AS events FROM listings WHERE over_at > now() GROUP BY venue_id) u ON u.venue_id = v.id
     WHERE v.deleted_at IS NULL AND o.deleted_at IS NULL AND o.suspended_at IS NULL AND ($1::text[] IS NULL AND u.events > 0 OR v.slug = ANY($1))
     ORDER BY coalesce(u.events, 0) DESC, v.name, v.id LIMIT $2`,
    [which.slugs ?? null, which.most],
  );
  return Promise.all(
    rows.map(async ({ seatMapId, ...venue }) => ({
      ...venue,
      layout: seatMapId ? (await getLayoutOfMap(seatMapId)).layout : null,
    })),
  );
}
