import { notFound } from "@/lib/errors";
import { api } from "@/lib/http/api";

/** Addresses under /api/v1 that name nothing answer like the API, not like a page. */
const nothingHere = api(
  { route: "GET /{path}", summary: "Nothing", tag: "Nothing", response: {}, auth: "none", limit: "read" },
  async () => {
    throw notFound("resource");
  },
);

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
