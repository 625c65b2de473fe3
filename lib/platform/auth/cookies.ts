import "server-only";
import { LRUCache } from "lru-cache";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { once } from "@/lib/platform/once";
import { sealedToken, sha256, tokenMatches } from "@/lib/platform/tokens";

export const GUEST_COOKIE = "evently-guest";
const GUEST_DAYS = 90;

/** Over https cookies are bound to the host and to https, as Auth.js does it by default. */
export const secure = () => env().APP_URL.startsWith("https://");

export const sessionCookieName = () => `${secure() ? "__Secure-" : ""}authjs.session-token`;

/** Cookies of a Cookie header by name; the first of a repeated name counts. */
export function parseCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

const decoded = () => once("auth.cookies", () => new LRUCache<string, string>({ max: 20_000, ttl: 3_000 }));

/** The session id in Auth.js's session cookie (which may come in numbered chunks), else null. */
export async function sessionIdFromCookies(cookies: Map<string, string>): Promise<string | null> {
  const name = sessionCookieName();
  let token = cookies.get(name) ?? "";
  for (let chunk = 0; !cookies.has(name) && cookies.has(`${name}.${chunk}`); chunk++) {
    token += cookies.get(`${name}.${chunk}`);
  }
  if (!token) return null;
  const cacheKey = sha256(token);
  const known = decoded().get(cacheKey);
  if (known) return known;
  try {
    const payload = await decode({ token, secret: env().AUTH_SECRET, salt: name });
    if (typeof payload?.sid !== "string") return null;
    decoded().set(cacheKey, payload.sid);
    return payload.sid;
  } catch {
    return null;
  }
}

/** The guest of this browser: an id and its seal, so that nobody picks an id for himself. */
export function guestFromCookies(cookies: Map<string, string>): string | null {
  const [id, seal] = (cookies.get(GUEST_COOKIE) ?? "").split(".");
  return id && seal && /^[\w-]{20,64}$/.test(id) && tokenMatches("guest", id, seal) ? id : null;
}

export function guestCookie(guestId: string): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${GUEST_DAYS * 86_400}${secure() ? "; Secure" : ""}`;
  return `${GUEST_COOKIE}=${guestId}.${sealedToken("guest", guestId)}; ${attributes}`;
}
