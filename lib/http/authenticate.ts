import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { guestFromCookies, parseCookies, sessionIdFromCookies } from "@/lib/platform/auth/cookies";
import type { Principal } from "@/lib/platform/auth/principal";
import { readAccessToken, userOfSession } from "@/lib/platform/auth/sessions";

/**
 * Who sends this request: the bearer of an access token, or the browser's session and guest cookies
 * (for changes only from our own pages), and the hold's token if one came along.
 * @throws AppError invalid_token, origin_refused
 */
export async function authenticate(request: Request): Promise<Principal> {
  const token = request.headers.get("evently-token")?.slice(0, 100) ?? null;
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    const sessionId = bearer ? await readAccessToken(bearer) : null;
    const user = sessionId ? await userOfSession(sessionId) : null;
    if (!user) throw new AppError("invalid_token", "The access token is wrong, over, or its session has ended.");
    return { user, sessionId, guest: null, token };
  }
  const cookieHeader = request.headers.get("cookie");
  if (!cookieHeader) return { user: null, sessionId: null, guest: null, token };
  const cookies = parseCookies(cookieHeader);
  const sessionId = await sessionIdFromCookies(cookies);
  const user = sessionId ? await userOfSession(sessionId) : null;
  const guest = guestFromCookies(cookies);
  if (user || guest) requireOwnOrigin(request);
  return { user, sessionId: user ? sessionId : null, guest, token };
}

/** Cookies count for a change only when the request comes from our own pages. */
function requireOwnOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const own = origin !== null && isOwnOrigin(origin, request.headers.get("host"));
  if (own || (origin === null && site === "same-origin")) return;
  throw new AppError("origin_refused", "A change with cookies must come from Evently's own pages.");
}

export function isOwnOrigin(origin: string, host: string | null): boolean {
  if (origin === new URL(env().APP_URL).origin || env().CORS_ORIGINS.includes(origin)) return true;
  try {
    return host !== null && new URL(origin).host === host;
  } catch {
    return false;
  }
}
