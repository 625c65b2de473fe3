import "server-only";
import { query } from "@/lib/platform/db";
import type { EventSummary } from "@/lib/schemas/events";
import { summariesOf } from "./list-events";

/** So many of each kind of likeness are compared. */
const CANDIDATES = 100;

/**
 * Events that are coming up and have much in common with this one, the most alike first: artists count most, then
 * category, tags, venue and city; what is months away counts less. Where little is on, what is next. Never itself.
 * Empty for an event that does not exist.
 */
export async function similarEvents(eventId: string, most = 4): Promise<EventSummary[]> {
  const [event] = await query<{
    key: number;
    startsAt: Date;
    category: string;
    venue: string;
    city: string;
    artists: string[];
    tags: string[];
  }>(
    `SELECT e.key, e.starts_at AS "startsAt", e.category, e.venue_id AS venue, search_key(v.city) AS city,
       search_keys(e.artists) AS artists, search_keys(e.tags) AS tags
     FROM events e JOIN venues v ON v.id = e.venue_id WHERE e.id = $1`,
    [eventId],
  );
  if (!event) return [];
  const near = (condition: string) =>
    `(SELECT * FROM listings WHERE over_at > now() AND starts_at >= $2 AND ${condition} ORDER BY starts_at LIMIT ${CANDIDATES})
     UNION ALL (SELECT * FROM listings WHERE over_at > now() AND starts_at < $2 AND ${condition} ORDER BY starts_at DESC LIMIT ${CANDIDATES})`;
  const any = (condition: string) =>
    `(SELECT * FROM listings WHERE over_at > now() AND ${condition} LIMIT ${CANDIDATES})`;
  const common = (column: string, own: string) =>
    `cardinality(ARRAY(SELECT unnest(f.${column}) INTERSECT SELECT unnest(${own})))`;
  const apart = "abs(extract(epoch FROM f.starts_at - $2)) / 86400";
  const rows = await query<{ id: string }>(
    `SELECT f.event_id AS id FROM (
       SELECT DISTINCT ON (event_key) * FROM (
         ${[any("artists && $6::text[]"), any("tags && $7::text[]"), near("venue_id = $4"), near("city = $5"), near("true")].join(" UNION ALL ")}
       ) AS c WHERE event_key <> $1
     ) AS f
     ORDER BY 6 * ${common("artists", "$6::text[]")} + 2 * least(3, ${common("tags", "$7::text[]")})
         + 3 * (f.category = $3 AND $3 <> 'other')::int + 2 * (f.venue_id = $4)::int + 2 * (f.city = $5)::int
         - least(4, ${apart} / 45) DESC, ${apart}, f.event_id
     LIMIT $8`,
    [event.key, event.startsAt, event.category, event.venue, event.city, event.artists, event.tags, most],
  );
  return summariesOf(rows.map(({ id }) => id));
}
