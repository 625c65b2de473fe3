import { suggest } from "@/lib/events/suggest";
import { api } from "@/lib/http/api";
import { suggestions, suggestionsQuery } from "@/lib/schemas/discovery";

export const GET = api(
  {
    route: "GET /search/suggestions",
    summary: "Events, artists, venues and cities that somebody who is typing may mean",
    tag: "Events",
    query: suggestionsQuery,
    response: { 200: suggestions },
    auth: "none",
    limit: "read",
  },
  async ({ query }) => ({
    status: 200,
    body: await suggest(query.q),
    headers: { "cache-control": "public, max-age=30" },
  }),
);
