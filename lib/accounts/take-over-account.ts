import "server-only";
import type { PoolClient } from "pg";
import { endLinks } from "./account-links";

/** Ends all sessions of a user within a transaction; who calls announces them once it has committed. */
export async function revokeSessions(client: PoolClient, userId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL RETURNING id",
    [userId],
  );
  return rows.map((session) => session.id);
}

/**
 * Gives an account whose address nobody had shown to be theirs to who has now: whoever made it may be somebody else,
 * so all that they could come back with goes. See docs/decisions/0010. Answers the sessions that ended, to be announced.
 */
export async function takeOverAccount(client: PoolClient, userId: string): Promise<string[]> {
  await client.query("UPDATE users SET password_hash = NULL, email_verified_at = now() WHERE id = $1", [userId]);
  await client.query("DELETE FROM oauth_accounts WHERE user_id = $1", [userId]);
  await endLinks(client, userId);
  return revokeSessions(client, userId);
}
