import "server-only";
import { jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { announceChange, onChange } from "@/lib/platform/changes";
import { db, query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { once } from "@/lib/platform/once";

export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const SESSION_DAYS = 30;

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: "user" | "admin";
}

const cache = () =>
  once("auth.sessions", () => {
    const made = new LRUCache<string, { user: SessionUser | null }>({ max: 50_000, ttl: 3_000 });
    onChange((tags) => {
      for (const tag of tags) {
        if (tag === "*") made.clear();
        else if (tag.startsWith("session:")) made.delete(tag.slice("session:".length));
      }
    });
    return made;
  });

/** Opens a session of a user; answers its id, which the browser's cookie or the API's tokens carry. */
export async function openSession(
  userId: string,
  kind: "browser" | "api",
  from: { address: string; userAgent: string | null },
): Promise<string> {
  const id = newId("session");
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000);
  await db().session.create({
    data: { id, userId, kind, address: from.address, userAgent: from.userAgent?.slice(0, 300) ?? null, expiresAt },
  });
  return id;
}

/** The user of a live session; null when it was ended, or the user is suspended or gone. Three seconds old at most. */
export async function userOfSession(sessionId: string): Promise<SessionUser | null> {
  const known = cache().get(sessionId);
  if (known) return known.user;
  const [user] = await query<SessionUser & Record<string, unknown>>(
    `SELECT u.id, u.name, u.email, u.role FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
       AND u.suspended_at IS NULL AND u.deleted_at IS NULL`,
    [sessionId],
    "user-of-session",
  );
  cache().set(sessionId, { user: user ?? null });
  return user ?? null;
}

export async function endSession(sessionId: string): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } });
  await announceChange([`session:${sessionId}`]);
}

const key = () => new TextEncoder().encode(`access:${env().AUTH_SECRET}`);

/** A bearer token that names the session; good for ACCESS_TOKEN_SECONDS while the session lives. */
export function signAccessToken(sessionId: string, userId: string): Promise<string> {
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setIssuer("evently")
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS} s`)
    .sign(key());
}

/** The session id of a valid access token, else null. */
export async function readAccessToken(token: string): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { issuer: "evently", algorithms: ["HS256"] });
    return typeof payload.sid === "string" ? payload.sid : null;
  } catch {
    return null;
  }
}
