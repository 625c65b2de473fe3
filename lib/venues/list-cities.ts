import "server-only";
import { LRUCache } from "lru-cache";
import { notFound } from "@/lib/errors";
import { onChange } from "@/lib/platform/changes";
import { query } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";
import type { CityDetail, CitySummary } from "@/lib/schemas/discovery";
import { slugify } from "@/lib/shared/slug";

type VenueRow = CityDetail["venues"][number] & { city: string; country: string };

/** A city's page shows so many venues, the busiest. */
export const MOST_VENUES = 200;

/**
 * Every venue where an event was ever published and whose organizer is there, the busiest first, with how many events
 * are coming up there.
 */
function venuesWithEvents(): Promise<VenueRow[]> {
  return query<VenueRow>(
    `SELECT v.slug, v.name, v.address, v.capacity, v.city, v.country, coalesce(u.events, 0)::int AS "upcomingEvents"
     FROM venues v JOIN organizers o ON o.id = v.organizer_id LEFT JOIN (
       SELECT venue_id, count(*) AS events FROM listings WHERE over_at > now() GROUP BY 1) u ON u.venue_id = v.id
     WHERE v.deleted_at IS NULL AND o.deleted_at IS NULL AND o.suspended_at IS NULL AND EXISTS (
       SELECT FROM events e WHERE e.venue_id = v.id AND e.status <> 'draft' AND e.deleted_at IS NULL)
     ORDER BY 7 DESC, v.name, v.id`,
  );
}

const cache = () =>
  once("venues.cities", () => {
    const made = new LRUCache<"all", Map<string, VenueRow[]>>({
      max: 1,
      ttl: 60_000,
      fetchMethod: readCities,
      ignoreFetchAbort: true,
    });
    onChange((tags) => {
      if (tags.includes("events") || tags.includes("*")) made.clear();
    });
    return made;
  });

/** Cities by the slug of their name; up to a minute old, unless an event or venue was changed. */
async function cities(): Promise<Map<string, VenueRow[]>> {
  return (await cache().fetch("all")) ?? readCities();
}

/** Different ways to write a city are one city. */
async function readCities(): Promise<Map<string, VenueRow[]>> {
  const found = new Map<string, VenueRow[]>();
  for (const venue of await venuesWithEvents()) {
    const slug = slugify(venue.city);
    const known = found.get(slug);
    if (known) known.push(venue);
    else found.set(slug, [venue]);
  }
  return found;
}

/** Cities where something is coming up, the busiest first. */
export async function listCities(): Promise<CitySummary[]> {
  return [...(await cities())]
    .map(([slug, venues]) => ({
      slug,
      name: venues[0]?.city ?? slug,
      country: venues[0]?.country ?? "",
      upcomingEvents: venues.reduce((sum, venue) => sum + venue.upcomingEvents, 0),
      venues: venues.length,
    }))
    .filter((city) => city.upcomingEvents > 0)
    .sort((a, b) => b.upcomingEvents - a.upcomingEvents || a.name.localeCompare(b.name));
}

/** A city by the slug of its name, also when nothing is coming up there now. @throws AppError not_found */
export async function getCityOrThrow(slug: string): Promise<CityDetail> {
  const venues = (await cities()).get(slug);
  const [busiest] = venues ?? [];
  if (!venues || !busiest) throw notFound("city");
  return {
    slug,
    name: busiest.city,
    country: busiest.country,
    venues: venues.slice(0, MOST_VENUES).map(({ slug, name, address, capacity, upcomingEvents }) => ({
      slug,
      name,
      address,
      capacity,
      upcomingEvents,
    })),
  };
}
