import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ADDRESS_HEADER, limitSubject } from "@/lib/platform/address";
import { countRequest, type LimitState, type PolicyName } from "@/lib/platform/rate-limit";

/** Files of the build, and routes that count for themselves. What only looks like one ends at a page: not found. */
const uncounted = /^\/(?:_next\/static\/|api\/(?:v1|auth|health|ready|resend|stripe)(?:\/|$))/;

/** Counts a request against its sender's address. */
export function countFor(policy: PolicyName, req: IncomingMessage): Promise<LimitState> {
  return countRequest(policy, limitSubject(String(req.headers[ADDRESS_HEADER] ?? "unknown")));
}

export function refuseBusy(res: ServerResponse, state: LimitState): void {
  res.writeHead(429, {
    "content-type": "text/plain",
    "retry-after": String(state.resetSeconds),
    "cache-control": "no-store",
  });
  res.end("Too many requests. Wait a moment.");
}

/**
 * Counts what Next is about to answer, whatever its method and however its path is spelt: each costs
 * some of the core's time. False when that was too much, and was said.
 */
export async function mayRender(req: IncomingMessage, res: ServerResponse, pathname: string): Promise<boolean> {
  if (uncounted.test(pathname)) return true;
  const state = await countFor("page", req);
  if (!state.allowed) refuseBusy(res, state);
  return state.allowed;
}

/** No page has Next resize its pictures, so nobody else may. True when that was asked, and refused. */
export function refuseImage(res: ServerResponse, pathname: string): boolean {
  if (!/^\/_next\/image(?:\/|$)/.test(decodeURIComponent(pathname))) return false;
  res.writeHead(404, { "content-type": "text/plain", "cache-control": "no-store" });
  res.end("Not found");
  return true;
}
