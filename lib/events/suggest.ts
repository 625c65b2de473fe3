import "server-only";
import { query } from "@/lib/platform/db";
import type { Suggestions } from "@/lib/schemas/discovery";
import { slugify } from "@/lib/shared/slug";
import { listEvents } from "./list-events";

const MOST = { events: 5, artists: 3, venues: 3, cities: 3 };

/** What somebody may mean who has typed `q` so far: events that are coming up, and who and where has some. */
export async function suggest(q: string): Promise<Suggestions> {
  const { data } = await listEvents({ q, limit: MOST.events });
  const upcoming = `FROM events e JOIN venues v ON v.id = e.venue_id
    WHERE e.status IN ('published', 'postponed') AND e.deleted_at IS NULL AND coalesce(e.ends_at, e.starts_at) > now()`;
  const has = (text: string) => `strpos(lower(unaccent(${text})), lower(unaccent($1))) > 0`;
  const [artists, venues, cities] = await Promise.all([
    query<{ name: string }>(
      `SELECT DISTINCT name FROM (SELECT unnest(e.artists) AS name ${upcoming}) a WHERE ${has("name")} ORDER BY 1 LIMIT ${MOST.artists}`,
      [q],
    ),
    query<Suggestions["venues"][number]>(
      `SELECT DISTINCT v.slug, v.name, v.city ${upcoming} AND ${has("v.name")} ORDER BY v.name LIMIT ${MOST.venues}`,
      [q],
    ),
    query<{ name: string }>(
      `SELECT DISTINCT v.city AS name ${upcoming} AND ${has("v.city")} ORDER BY 1 LIMIT ${MOST.cities}`,
      [q],
    ),
  ]);
  return {
    events: data.map(({ slug, title, startsAt, timeZone, venue, category, imageUrl }) => ({
      slug,
      title,
      startsAt,
      timeZone,
      venueName: venue.name,
      city: venue.city,
      category,
      imageUrl,
    })),
    artists: artists.map(({ name }) => name),
    venues,
    cities: cities.map(({ name }) => ({ slug: slugify(name), name })),
  };
}
