import "server-only";
import { listCities } from "@/lib/venues/list-cities";

type Cities = { slug: string; name: string }[];

const MOST = 5;
const FRESH_MS = 60_000;

let known: { cities: Cities; until: number } | undefined;

/**
 * The busiest cities, for the footer of every page. Asked for once a minute at most, since personal pages are made
 * for each reader; without an answer the footer goes without them.
 */
export async function footerCities(): Promise<Cities> {
  if (known && known.until > Date.now()) return known.cities;
  try {
    const cities = (await listCities()).slice(0, MOST).map(({ slug, name }) => ({ slug, name }));
    known = { cities, until: Date.now() + FRESH_MS };
    return cities;
  } catch {
    return known?.cities ?? [];
  }
}
