import "server-only";
import { query } from "@/lib/platform/db";
import type { EventSummary } from "@/lib/schemas/events";
import { summariesOf } from "./list-events";

/** Events that are coming up and have much in common with this one, the most alike first. */
export async function similarEvents(eventId: string, most = 4): Promise<EventSummary[]> {
  const rows = await query<{ id: string }>(
    `SELECT e.id FROM events o JOIN venues ov ON ov.id = o.venue_id, events e JOIN venues v ON v.id = e.venue_id
     WHERE o.id = $1 AND e.id <> o.id AND e.status IN ('published', 'postponed') AND e.deleted_at IS NULL
       AND coalesce(e.ends_at, e.starts_at) > now()
     ORDER BY 5 * (e.artists && o.artists)::int + 3 * (e.tags && o.tags)::int + 2 * (e.category = o.category)::int
       + (e.venue_id = o.venue_id)::int + (v.city = ov.city)::int DESC, abs(extract(epoch FROM e.starts_at - o.starts_at)), e.id
     LIMIT $2`,
    [eventId, most],
  );
  return summariesOf(rows.map(({ id }) => id));
}
