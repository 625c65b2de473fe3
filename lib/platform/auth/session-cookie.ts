import "server-only";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { secure, sessionCookieName } from "./cookies";
import { SESSION_DAYS } from "./sessions";

/** The cookie that Auth.js leaves for a session, for who signs in without it: name, value and attributes. */
export async function sessionCookie(userId: string, sessionId: string) {
  const name = sessionCookieName();
  const maxAge = SESSION_DAYS * 86_400;
  return {
    name,
    value: await encode({ token: { sub: userId, sid: sessionId }, secret: env().AUTH_SECRET, salt: name, maxAge }),
    path: "/",
    maxAge,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: secure(),
  };
}
