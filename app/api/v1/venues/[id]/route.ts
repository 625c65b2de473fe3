import { z } from "zod";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { updateVenueBody, venue } from "@/lib/schemas/venues";
import { getVenueOrThrow } from "@/lib/venues/get-venue-or-throw";
import { updateVenue } from "@/lib/venues/update-venue";
import { toVenueView } from "@/lib/venues/venue-view";

const params = z.object({ id: id("ven") });

export const GET = api(
  {
    route: "GET /venues/{id}",
    summary: "A venue of your organizer",
    tag: "Organizing",
    params,
    response: { 200: venue },
    auth: "user",
    organizer: "read",
    limit: "read",
  },
  async ({ params, organizerId }) => {
    return { status: 200, body: toVenueView(await getVenueOrThrow(organizerId, params.id)) };
  },
);

export const PATCH = api(
  {
    route: "PATCH /venues/{id}",
    summary: "Change a venue",
    tag: "Organizing",
    params,
    body: updateVenueBody,
    response: { 200: venue },
    auth: "user",
    organizer: "manage",
    limit: "write",
  },
  async ({ params, body, organizerId }) => {
    return { status: 200, body: await updateVenue(organizerId, params.id, body) };
  },
);
