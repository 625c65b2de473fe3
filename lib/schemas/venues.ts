import { z } from "zod";
import { country, line, timestamp, timeZone } from "./common";
import { importNote } from "./seat-map";

export const createVenueBody = z.strictObject({
  name: line(200),
  address: line(300, 0).optional(),
  city: line(120),
  country,
  timeZone,
  capacity: z.number().int().min(1).max(1_000_000).optional(),
});
export type CreateVenueBody = z.infer<typeof createVenueBody>;
export const updateVenueBody = createVenueBody.partial();

export const venue = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    timeZone: z.string(),
    capacity: z.number().int().nullable(),
    createdAt: timestamp,
  })
  .meta({ id: "Venue" });
export type VenueView = z.infer<typeof venue>;

export const generatedLayoutBody = z.strictObject({
  name: line(200).optional(),
  sections: z
    .array(
      z.strictObject({
        name: line(100),
        rows: z.number().int().min(1).max(500),
        seatsPerRow: z.number().int().min(1).max(500),
        category: line(100),
      }),
    )
    .min(1)
    .max(200),
});

export const createdSeatMap = z
  .object({ id: z.string(), version: z.number().int(), seats: z.number().int(), report: z.array(importNote) })
  .meta({ id: "CreatedSeatMap" });

export const seatMapSummary = z
  .object({
    id: z.string(),
    version: z.number().int(),
    name: z.string(),
    seats: z.number().int(),
    hash: z.string(),
    createdAt: timestamp,
  })
  .meta({ id: "SeatMapSummary" });

export const createOrganizerBody = z.strictObject({
  name: line(200),
  description: line(2000, 0).optional(),
  website: z
    .url({ protocol: /^https?$/, error: "must be an address that starts with https://" })
    .max(300)
    .optional(),
});

export const organizer = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    website: z.string().nullable(),
    createdAt: timestamp,
  })
  .meta({ id: "Organizer" });
export type OrganizerView = z.infer<typeof organizer>;
