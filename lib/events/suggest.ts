import "server-only";
import { query } from "@/lib/platform/db";
import type { Suggestions } from "@/lib/schemas/discovery";
import { slugify } from "@/lib/shared/slug";
import { findByRelevance } from "./find-listings";
import { nearWords } from "./near-words";
import { type Needle, nearbyWords, readNeedles, startedWords } from "./search-needles";

const MOST = { events: 5, artists: 3, venues: 3, cities: 3 };

/** Of so many names, the shortest ones that fit, it is looked whether they have anything coming up. */
const CANDIDATES = 12;

/**
 * What somebody may mean who has typed `q` so far: events that are coming up by their title, artists and place, and
 * artists, venues and cities that have such. Everything is empty when nothing fits.
 */
export async function suggest(q: string): Promise<Suggestions> {
  const needles = await readNeedles(q);
  if (needles.length === 0) return { events: [], artists: [], venues: [], cities: [] };
  const [events, names] = await Promise.all([suggestEvents(needles), suggestNames(needles)]);
  return { events, ...names };
}

async function suggestEvents(needles: Needle[]): Promise<Suggestions["events"]> {
  const found = await findByRelevance({ limit: MOST.events }, needles, "name_words", MOST.events, null);
  const rows = await query<Omit<Suggestions["events"][number], "startsAt"> & { startsAt: Date }>(
    `SELECT e.slug, e.title, e.starts_at AS "startsAt", e.time_zone AS "timeZone", v.name AS "venueName", v.city,
       e.category, e.image_url AS "imageUrl"
     FROM unnest($1::text[]) WITH ORDINALITY AS f(id, no) JOIN events e ON e.id = f.id JOIN venues v ON v.id = e.venue_id
     ORDER BY f.no`,
    [found.map(({ id }) => id)],
  );
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toISOString() }));
}

async function suggestNames(needles: Needle[]): Promise<Omit<Suggestions, "events">> {
  let rows = await readNames(startedWords(needles));
  if (rows.length === 0) rows = await readNames(nearbyWords(needles, await nearWords(needles.flat(2))));
  const of = (kind: string, most: number) => rows.filter((row) => row.kind === kind).slice(0, most);
  return {
    artists: of("artist", MOST.artists).map(({ name }) => name),
    venues: of("venue", MOST.venues).map(({ slug, name, city }) => ({ slug: slug ?? "", name, city: city ?? "" })),
    cities: of("city", MOST.cities).map(({ name }) => ({ slug: slugify(name), name })),
  };
}

interface NameRow extends Record<string, unknown> {
  kind: string;
  name: string;
  /** Of venues. */
  slug: string | null;
  city: string | null;
}

/** Names that have all words and something coming up, the closest first. */
function readNames(tsquery: string): Promise<NameRow[]> {
  const candidates = (kind: string) =>
    `(SELECT kind, key, name FROM search_names WHERE words @@ $1::tsquery AND kind = '${kind}' ORDER BY length(name), name LIMIT ${CANDIDATES})`;
  return query<NameRow>(
    `SELECT DISTINCT ON (length(n.name), n.name, n.key) n.kind, n.name, v.slug, v.city
     FROM (${["artist", "venue", "city"].map(candidates).join(" UNION ALL ")}) AS n
     LEFT JOIN venues v ON n.kind = 'venue' AND v.id = n.key
     WHERE search_name_listed(n.kind, n.key, now())
     ORDER BY length(n.name), n.name, n.key`,
    [tsquery],
  );
}
