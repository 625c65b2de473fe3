import { z } from "zod";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { tier } from "@/lib/schemas/events";

export const GET = api(
  {
    route: "GET /events/{id}/tiers",
    summary: "The price categories of an event",
    tag: "Events",
    params: z.object({ id: id("evt") }),
    response: { 200: z.object({ data: z.array(tier), nextCursor: z.null() }) },
    auth: "none",
    limit: "read",
  },
  async ({ params }) => {
    const { tiers } = await getEventOrThrow(params.id);
    return { status: 200, body: { data: tiers, nextCursor: null } };
  },
);
