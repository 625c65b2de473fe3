import "server-only";
import { AppError, errorTable, isAppError } from "@/lib/errors";
import { asUnavailable } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { errorFields, log } from "@/lib/platform/log";

/**
 * The RFC 9457 answer for anything thrown. Only an AppError's own words go out; everything else is
 * logged with the request's id and answered as `internal`.
 */
export function problemResponse(thrown: unknown, requestId = newId("request")): Response {
  const error = toAppError(thrown, requestId);
  const { status, title } = errorTable[error.code];
  const body = {
    type: `https://evently.test/problems/${error.code.replaceAll("_", "-")}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    requestId,
    ...(error.errors ? { errors: error.errors } : {}),
    ...error.extra,
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
    "x-content-type-options": "nosniff",
  });
  if (error.retryAfterSeconds) headers.set("retry-after", String(error.retryAfterSeconds));
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="evently"');
  return new Response(JSON.stringify(body), { status, headers });
}

function toAppError(thrown: unknown, requestId: string): AppError {
  const translated = asUnavailable(thrown);
  if (isAppError(translated)) {
    if (translated.status >= 500) log.error(translated.message, { requestId, ...errorFields(translated) });
    return translated;
  }
  log.error("A request failed", { requestId, ...errorFields(translated) });
  return new AppError("internal", "Something went wrong on our side. It is on record under the request's id.", {
    cause: translated,
  });
}
