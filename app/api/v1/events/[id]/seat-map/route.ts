import { z } from "zod";
import { api } from "@/lib/http/api";
import { id } from "@/lib/schemas/common";
import { seatMapLayout } from "@/lib/schemas/seat-map";
import { getLayoutOrThrow } from "@/lib/venues/get-layout";

const YEAR = 31_536_000;

export const GET = api(
  {
    route: "GET /events/{id}/seat-map",
    summary: "The immutable layout; with its hash in the query it may be cached for a year",
    tag: "Seats",
    params: z.object({ id: id("evt") }),
    query: z.strictObject({ hash: z.string().max(100).optional() }),
    response: { 200: seatMapLayout },
    auth: "none",
    limit: "read",
  },
  async ({ params, query, request }) => {
    const known = await getLayoutOrThrow(params.id);
    const etag = `"${known.hash}"`;
    const headers = {
      etag,
      // no-transform: it is compressed already, and Next would do it once more
      "cache-control": `public, no-transform, ${query.hash === known.hash ? `max-age=${YEAR}, immutable` : "max-age=60"}`,
      "content-type": "application/json",
    };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    // plain: Next drops a handler's Content-Encoding and compresses by itself
    return new Response(new Uint8Array(known.json), { headers });
  },
);
