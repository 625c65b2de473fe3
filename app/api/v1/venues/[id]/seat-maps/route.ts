import { z } from "zod";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { createdSeatMap, seatMapSummary } from "@/lib/schemas/venues";
import { createSeatMap } from "@/lib/venues/create-seat-map";
import { listSeatMaps } from "@/lib/venues/list-seat-maps";

const params = z.object({ id: id("ven") });

export const GET = api(
  {
    route: "GET /venues/{id}/seat-maps",
    summary: "The versions of a venue's seat map, newest first",
    tag: "Organizing",
    params,
    response: { 200: z.object({ data: z.array(seatMapSummary), nextCursor: z.null() }) },
    auth: "user",
    organizer: "read",
    limit: "read",
  },
  async ({ params, organizerId }) => {
    return { status: 200, body: { data: await listSeatMaps(organizerId, params.id), nextCursor: null } };
  },
);

export const POST = api(
  {
    route: "POST /venues/{id}/seat-maps",
    summary: "Add a version of the seat map, from seating-plan JSON or generated from {sections}",
    tag: "Organizing",
    params,
    text: { mediaTypes: ["application/json"], maxBytes: 20 * 1024 * 1024 },
    response: { 201: createdSeatMap },
    auth: "user",
    organizer: "manage",
    limit: "import",
    idempotent: "stored",
  },
  async ({ params, text, principal, organizerId }) => {
    return { status: 201, body: await createSeatMap(organizerId, params.id, text, principal.user.id) };
  },
);
