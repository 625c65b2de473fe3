import "server-only";
import { jwtVerify, SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import type { PoolClient } from "pg";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { announceChange, onChange } from "@/lib/platform/changes";
import { query } from "@/lib/platform/db";
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

/** From where a session was opened or used. */
export interface Visit {
  address: string;
  userAgent: string | null;
}

const cache = () =>
  once("auth.sessions", () => {
    const users = new LRUCache<string, { user: SessionUser | null }>({ max: 50_000, ttl: 3_000 });
    const made = { users, changes: 0 };
    onChange((tags) => {
      for (const tag of tags) {
        if (tag !== "*" && !tag.startsWith("session:")) continue;
        made.changes++;
        if (tag === "*") users.clear();
        else users.delete(tag.slice("session:".length));
      }
    });
    return made;
  });

export const agentOf = (from: Visit) => from.userAgent?.slice(0, 300) ?? null;

/** What somebody has shown to come in: the password with this hash, or an account at another provider. */
export type Proof = { passwordHash: string } | { provider: string; accountId: string };

/**
 * Opens a session of a user; answers its id, which the browser's cookie or the API's tokens carry. Locking the rows
 * of the user and of the proof makes it wait for a change of them that is on its way: then the session either comes
 * before the change, and is ended by it, or not at all. The user comes first, as with those who make such changes.
 * With `client` it is opened within a transaction, which has shown who comes by other means.
 * @throws AppError invalid_credentials
 */
export async function openSession(
  userId: string,
  kind: "browser" | "api",
  from: Visit,
  proof: Proof | null = null,
  client?: PoolClient,
): Promise<string> {
  const values: unknown[] = [newId("session"), userId, kind, from.address, agentOf(from), SESSION_DAYS];
  let proved = "";
  let elsewhere = "";
  if (proof && "passwordHash" in proof) {
    values.push(proof.passwordHash);
    proved = "AND u.password_hash = $7";
  } else if (proof) {
    values.push(proof.provider, proof.accountId);
    elsewhere = "JOIN oauth_accounts o ON o.user_id = u.id AND o.provider = $7 AND o.account_id = $8";
  }
  const statement = `INSERT INTO sessions (id, user_id, kind, address, user_agent, expires_at)
     SELECT $1, u.id, $3, $4, $5, now() + make_interval(days => $6) FROM users u ${elsewhere}
     WHERE u.id = $2 AND u.deleted_at IS NULL AND u.suspended_at IS NULL ${proved}
     FOR SHARE OF u ${elsewhere ? "FOR SHARE OF o" : ""}
     RETURNING id`;
  const [made] = client
    ? (await client.query<{ id: string }>(statement, values)).rows
    : await query<{ id: string }>(statement, values);
  if (!made) throw new AppError("invalid_credentials", "The account was changed at the same time. Sign in again.");
  return made.id;
}

/** The user of a live session; null when it was ended, or the user is suspended or gone. Three seconds old at most. */
export async function userOfSession(sessionId: string): Promise<SessionUser | null> {
  const { users, changes } = cache();
  const known = users.get(sessionId);
  if (known) return known.user;
  const [user] = await query<SessionUser & Record<string, unknown>>(
    `SELECT u.id, u.name, u.email, u.role FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
       AND u.suspended_at IS NULL AND u.deleted_at IS NULL`,
    [sessionId],
    "user-of-session",
  );
  // what was read before a session ended must not outlive its end
  if (cache().changes === changes) users.set(sessionId, { user: user ?? null });
  return user ?? null;
}

export async function endSession(sessionId: string): Promise<void> {
  await query("UPDATE sessions SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL", [sessionId]);
  await announceChange([`session:${sessionId}`]);
}

/** As many as a notice of the database carries; it takes 8,000 bytes. */
const NOTICE_SESSIONS = 100;

/** Ends all sessions of a user but `keep`, and with them their tokens; answers how many there were. */
export async function endOtherSessions(userId: string, keep: string | null): Promise<number> {
  const ended = await query<{ id: string }>(
    `UPDATE sessions SET revoked_at = now()
     WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $2 RETURNING id`,
    [userId, keep],
  );
  await announceEnded(ended.map(({ id }) => id));
  return ended.length;
}

/** Tells every instance that these sessions are over. */
export async function announceEnded(sessionIds: string[]): Promise<void> {
  for (let i = 0; i < sessionIds.length; i += NOTICE_SESSIONS) {
    await announceChange(sessionIds.slice(i, i + NOTICE_SESSIONS).map((id) => `session:${id}`));
  }
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
