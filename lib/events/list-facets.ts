import "server-only";
import { query } from "@/lib/platform/db";

export interface Facets {
  cities: string[];
  venues: { slug: string; name: string; city: string }[];
  categories: string[];
  tags: string[];
}

/** What upcoming events can be filtered by. */
export async function listFacets(): Promise<Facets> {
  const [row] = await query<Record<keyof Facets, never[]>>(
    `WITH upcoming AS (
       SELECT e.category, e.tags, v.slug, v.name, v.city FROM events e JOIN venues v ON v.id = e.venue_id
       WHERE e.status IN ('published', 'postponed') AND e.deleted_at IS NULL AND coalesce(e.ends_at, e.starts_at) > now()
     )
     SELECT
       (SELECT coalesce(array_agg(DISTINCT city), '{}') FROM upcoming) AS cities,
       (SELECT coalesce(json_agg(x ORDER BY x.name), '[]') FROM (SELECT DISTINCT slug, name, city FROM upcoming) x) AS venues,
       (SELECT coalesce(array_agg(DISTINCT category), '{}') FROM upcoming) AS categories,
       (SELECT coalesce(array_agg(tag), '{}') FROM (
          SELECT t.tag FROM upcoming, unnest(tags) AS t(tag) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 30) y) AS tags`,
  );
  return row ?? { cities: [], venues: [], categories: [], tags: [] };
}
