import "server-only";
import { cookies } from "next/headers";
import { parseCookies, secure, sessionCookieName, sessionIdFromCookies } from "@/lib/platform/auth/cookies";
import { sessionCookie } from "@/lib/platform/auth/session-cookie";
import { endSession, SESSION_DAYS } from "@/lib/platform/auth/sessions";
import { signedInCookie } from "@/lib/shared/signed-in";

async function currentSession(): Promise<string | null> {
  const jar = await cookies();
  return sessionIdFromCookies(
    parseCookies(
      jar
        .getAll()
        .map(({ name, value }) => `${name}=${value}`)
        .join("; "),
    ),
  );
}

/** Puts an opened session into this browser, in place of the one that was there, and leaves the mark for pages. */
export async function enterSession({ userId, sessionId }: { userId: string; sessionId: string }): Promise<void> {
  const before = await currentSession();
  const jar = await cookies();
  const { name, value, ...attributes } = await sessionCookie(userId, sessionId);
  jar.set(name, value, attributes);
  // the mark by which pages know that asking who is signed in is worth it
  jar.set(signedInCookie, "1", { path: "/", maxAge: SESSION_DAYS * 86_400, sameSite: "lax" });
  if (before) await endSession(before);
}

/** Takes session and mark out of this browser. */
export async function leaveSession(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) {
    if (name !== sessionCookieName() && !name.startsWith(`${sessionCookieName()}.`)) continue;
    // a cookie bound to https is not replaced by one that is not
    jar.set(name, "", { path: "/", maxAge: 0, httpOnly: true, sameSite: "lax", secure: secure() });
  }
  jar.delete(signedInCookie);
}

/** Ends the session of this browser. */
export async function endBrowserSession(): Promise<void> {
  const current = await currentSession();
  await leaveSession();
  if (current) await endSession(current);
}
