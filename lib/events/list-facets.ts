import "server-only";
import { LRUCache } from "lru-cache";
import { onChange } from "@/lib/platform/changes";
import { query } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";

export interface Facets {
  cities: string[];
  venues: { slug: string; name: string; city: string }[];
  categories: string[];
  tags: string[];
}

/** Of venues and cities a list offers the busiest; the search knows all. */
const MOST_PLACES = 100;

const cache = () =>
  once("events.facets", () => {
    const made = new LRUCache<"all", Facets>({ max: 1, ttl: 60_000, fetchMethod: readFacets, ignoreFetchAbort: true });
    onChange((tags) => {
      if (tags.includes("events") || tags.includes("*")) made.clear();
    });
    return made;
  });

/** What upcoming events can be filtered by; up to a minute old, unless an event was changed. */
export async function listFacets(): Promise<Facets> {
  return (await cache().fetch("all")) ?? readFacets();
}

async function readFacets(): Promise<Facets> {
  const [row] = await query<Record<keyof Facets, never[]>>(
    `WITH upcoming AS MATERIALIZED (SELECT venue_id, city, category, tags FROM listings WHERE over_at > now()),
     places AS (
       SELECT v.slug, v.name, v.city, u.city AS key, u.events
       FROM (SELECT venue_id, city, count(*) AS events FROM upcoming GROUP BY 1, 2) u JOIN venues v ON v.id = u.venue_id
     ),
     common AS (SELECT tag, count(*) AS events FROM upcoming, unnest(tags) AS t(tag) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30)
     SELECT
       (SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM (
          SELECT min(city) AS name FROM places GROUP BY key ORDER BY sum(events) DESC LIMIT ${MOST_PLACES}) c) AS cities,
       (SELECT coalesce(json_agg(json_build_object('slug', slug, 'name', name, 'city', city) ORDER BY name), '[]') FROM (
          SELECT * FROM places ORDER BY events DESC LIMIT ${MOST_PLACES}) p) AS venues,
       (SELECT coalesce(array_agg(DISTINCT category), '{}') FROM upcoming) AS categories,
       (SELECT coalesce(array_agg(coalesce(said.tag, common.tag) ORDER BY common.events DESC, common.tag), '{}') FROM common
          LEFT JOIN LATERAL (
            SELECT t.tag FROM listings l JOIN events e ON e.key = l.event_key, unnest(e.tags) AS t(tag)
            WHERE l.tags @> ARRAY[common.tag] AND search_key(t.tag) = common.tag LIMIT 1) said ON true) AS tags`,
  );
  return row ?? { cities: [], venues: [], categories: [], tags: [] };
}
