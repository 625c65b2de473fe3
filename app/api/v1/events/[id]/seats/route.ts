import { z } from "zod";
import { listSeats } from "@/lib/events/list-seats";
import { api } from "@/lib/http/api";
import { id, page } from "@/lib/schemas/common";
import { seat, seatFilters } from "@/lib/schemas/events";

export const GET = api(
  {
    route: "GET /events/{id}/seats",
    summary: "The sellable places of an event with their state",
    tag: "Seats",
    params: z.object({ id: id("evt") }),
    query: seatFilters,
    response: { 200: page(seat) },
    auth: "none",
    limit: "read",
  },
  async ({ params, query }) => ({ status: 200, body: await listSeats(params.id, query) }),
);
