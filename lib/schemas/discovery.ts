import { z } from "zod";
import { line, timestamp } from "./common";

export const suggestionsQuery = z.strictObject({ q: line(200) });

/** What somebody who is still typing may mean; each list has the best first. */
export const suggestions = z
  .object({
    events: z.array(
      z.object({
        slug: z.string(),
        title: z.string(),
        startsAt: timestamp,
        timeZone: z.string(),
        venueName: z.string(),
        city: z.string(),
        category: z.string(),
        imageUrl: z.string().nullable(),
      }),
    ),
    artists: z.array(z.string()),
    venues: z.array(z.object({ slug: z.string(), name: z.string(), city: z.string() })),
    /** The slug is the one of the city's page. */
    cities: z.array(z.object({ slug: z.string(), name: z.string() })),
  })
  .meta({ id: "Suggestions" });
export type Suggestions = z.infer<typeof suggestions>;

/** A venue as everybody may see it. */
export interface PublicVenue {
  id: string;
  slug: string;
  name: string;
  address: string;
  city: string;
  citySlug: string;
  country: string;
  timeZone: string;
  capacity: number | null;
  organizer: { slug: string; name: string };
}

/** A city with something coming up. */
export interface CitySummary {
  slug: string;
  name: string;
  country: string;
  upcomingEvents: number;
  venues: number;
}

/** A city and its venues, the busiest first. */
export interface CityDetail {
  slug: string;
  name: string;
  country: string;
  venues: { slug: string; name: string; address: string; capacity: number | null; upcomingEvents: number }[];
}
