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
    const headers: Record<string, string> = {
      etag,
      vary: "Accept-Encoding",
      "cache-control": query.hash === known.hash ? `public, max-age=${YEAR}, immutable` : "public, max-age=60",
      "content-type": "application/json",
    };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    // Next drops a handler's Content-Encoding and compresses by itself
    const throughNext = "nextUrl" in request;
    const brotli = !throughNext && /\bbr\b/.test(request.headers.get("accept-encoding") ?? "");
    if (brotli) headers["content-encoding"] = "br";
    return new Response(new Uint8Array(brotli ? known.brotli : known.json), { headers });
  },
);
