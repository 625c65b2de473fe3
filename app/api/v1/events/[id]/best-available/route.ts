import { z } from "zod";
import { suggestSeats } from "@/lib/events/suggest-seats";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { bestAvailable, bestAvailableQuery } from "@/lib/schemas/holds";

export const GET = api(
  {
    route: "GET /events/{id}/best-available",
    summary: "The best seats that are left, without holding them",
    tag: "Seats",
    params: z.object({ id: id("evt") }),
    query: bestAvailableQuery,
    response: { 200: bestAvailable },
    auth: "none",
    limit: "choose",
  },
  async ({ params, query: { tier, ...wish } }) => ({
    status: 200,
    body: await suggestSeats(params.id, { ...wish, ...(tier === undefined ? {} : { tiers: [tier] }) }),
  }),
);
