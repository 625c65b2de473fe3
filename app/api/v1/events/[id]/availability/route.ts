import { z } from "zod";
import { getAvailability } from "@/lib/events/get-availability";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { availability } from "@/lib/schemas/events";

export const GET = api(
  {
    route: "GET /events/{id}/availability",
    summary: "The state of every seat, 2 bits each, with a version",
    tag: "Seats",
    params: z.object({ id: id("evt") }),
    response: { 200: availability },
    auth: "none",
    limit: "read",
  },
  async ({ params, request }) => {
    const body = await getAvailability(params.id);
    const etag = `"${body.version}"`;
    const headers = { etag, "cache-control": "no-cache" };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return { status: 200, body, headers };
  },
);
