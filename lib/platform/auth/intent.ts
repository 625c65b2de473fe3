import "server-only";
import { sealedToken, tokenMatches } from "@/lib/platform/tokens";
import { secure } from "./cookies";

/**
 * Why somebody is on the way to another provider: to connect it with the account that they are in. Without it the way
 * back is a sign-in. Sealed to the session, so that no other page can put it there for another.
 */
export const CONNECT_COOKIE = "evently-connect";
const MINUTES = 15;

export function connectCookie(sessionId: string) {
  return {
    name: CONNECT_COOKIE,
    value: sealedToken("connect", sessionId),
    path: "/api/auth",
    maxAge: MINUTES * 60,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: secure(),
  };
}

export function meansToConnect(cookies: Map<string, string>, sessionId: string): boolean {
  return tokenMatches("connect", sessionId, cookies.get(CONNECT_COOKIE) ?? "");
}
