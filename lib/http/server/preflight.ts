import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env";

/** Answers a browser's question whether a page of another origin may call the API. True when it was one. */
export function answerPreflight(req: IncomingMessage, res: ServerResponse, pathname: string): boolean {
  const asked = req.headers["access-control-request-method"];
  if (req.method !== "OPTIONS" || asked === undefined || !pathname.startsWith("/api/v1/")) return false;
  const origin = req.headers.origin ?? "";
  const allowed = env().CORS_ORIGINS.includes(origin);
  res.writeHead(204, {
    vary: "Origin",
    ...(allowed
      ? {
          "access-control-allow-origin": origin,
          "access-control-allow-credentials": "true",
          "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
          "access-control-allow-headers":
            "Authorization, Content-Type, Evently-Organizer, Evently-Token, Idempotency-Key, X-Request-Id",
          "access-control-max-age": "600",
        }
      : {}),
  });
  res.end();
  return true;
}
