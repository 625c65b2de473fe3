import { notFound } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem";

/** Addresses under /api/v1 that name nothing answer like the API, not like a page. */
function nothingHere(): Response {
  return problemResponse(notFound("resource"));
}

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
