import "server-only";
import { query } from "@/lib/platform/db";
import { slugify } from "@/lib/shared/slug";

/** The end of a page's address, and when what it shows was last different. */
export type Address = {
  slug: string;
  changedAt: Date;
};

export interface Addresses {
  events: Address[];
  venues: Address[];
  cities: Address[];
  organizers: Address[];
}

/** A sitemap holds 50,000 addresses at most; the further ones are found through the listing. */
const MOST_EVENTS = 20_000;
const MOST_OTHERS = 5_000;

/** The public pages that are about something: upcoming events, and where and by whom they are given. */
export async function listAddresses(): Promise<Addresses> {
  const upcoming = `FROM events e JOIN venues v ON v.id = e.venue_id JOIN organizers o ON o.id = e.organizer_id
    WHERE e.status IN ('published', 'postponed') AND e.deleted_at IS NULL AND o.suspended_at IS NULL AND o.deleted_at IS NULL
      AND coalesce(e.ends_at, e.starts_at) > now()`;
  const [events, venues, cities, organizers] = await Promise.all([
    query<Address>(
      `SELECT e.slug, e.updated_at AS "changedAt" ${upcoming} ORDER BY e.starts_at, e.id LIMIT ${MOST_EVENTS}`,
    ),
    ...["v.slug", "v.city", "o.slug"].map((name) =>
      query<Address>(
        `SELECT ${name} AS slug, max(e.updated_at) AS "changedAt" ${upcoming} GROUP BY 1 ORDER BY 1 LIMIT ${MOST_OTHERS}`,
      ),
    ),
  ]);
  return {
    events: events ?? [],
    venues: venues ?? [],
    cities: (cities ?? []).map(({ slug, changedAt }) => ({ slug: slugify(slug), changedAt })),
    organizers: organizers ?? [],
  };
}
