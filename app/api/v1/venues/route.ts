import { z } from "zod";
import { api } from "@/lib/http/api";
import { cursor, limit, page } from "@/lib/schemas/common";
import { createVenueBody, venue } from "@/lib/schemas/venues";
import { createVenue } from "@/lib/venues/create-venue";
import { listVenues } from "@/lib/venues/list-venues";

export const GET = api(
  {
    route: "GET /venues",
    summary: "Your organizer's venues",
    tag: "Organizing",
    query: z.strictObject({ cursor, limit: limit(100, 20) }),
    response: { 200: page(venue) },
    auth: "user",
    organizer: "read",
    limit: "read",
  },
  async ({ query, organizerId }) => {
    return { status: 200, body: await listVenues(organizerId, query) };
  },
);

export const POST = api(
  {
    route: "POST /venues",
    summary: "Add a venue",
    tag: "Organizing",
    body: createVenueBody,
    response: { 201: venue },
    auth: "user",
    organizer: "manage",
    limit: "write",
    idempotent: "stored",
  },
  async ({ body, organizerId }) => {
    return { status: 201, body: await createVenue(organizerId, body) };
  },
);
