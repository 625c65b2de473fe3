import "server-only";
import type { PoolClient } from "pg";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceEnded, openSession, type Visit } from "@/lib/platform/auth/sessions";
import { isUniqueViolation, transaction } from "@/lib/platform/db";
import { takeLink } from "./account-links";
import { takeOverAccount } from "./take-over-account";

/**
 * Gives an account back the address that it had, by the link that went there when it was changed: whoever changed it may
 * have taken the account. Password, sessions and other ways in end, and this browser is signed in. Links back to
 * addresses that the account got later end too; those to earlier ones stay, so that the first owner has the last word.
 * An account that was made with the address meanwhile, and never showed that it is its own, gives way.
 * @throws AppError link_over · email_taken, and then nothing has happened
 */
export async function restoreEmail(token: string, from: Visit): Promise<{ userId: string; sessionId: string }> {
  try {
    const { ended, moved, ...session } = await transaction(async (client) => {
      const { id, userId, email } = await takeLink(client, token, "restore_email");
      const moved = await moveAside(client, userId, email);
      await client.query("UPDATE users SET email = $2, updated_at = now() WHERE id = $1", [userId, email]);
      const ended = await takeOverAccount(client, userId);
      await client.query(
        `UPDATE account_links SET expires_at = clock_timestamp()
         WHERE user_id = $1 AND purpose = 'restore_email' AND used_at IS NULL AND expires_at > clock_timestamp()
           AND created_at > (SELECT created_at FROM account_links WHERE id = $2)`,
        [userId, id],
      );
      return { ended, moved, userId, sessionId: await openSession(userId, "browser", from, null, client) };
    });
    await announceEnded([...ended, ...(moved?.sessions ?? [])]);
    const { userId } = session;
    await recordAudit({ actor: userId, organizerId: null, action: "user.email_restored", targetId: userId });
    if (moved) {
      await recordAudit({ actor: "system", organizerId: null, action: "user.address_lost", targetId: moved.userId });
    }
    return session;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("email_taken", "There is an account with this e-mail address already.");
  }
}

/**
 * Takes the address from an account whose owner nobody has shown to read it: else who took an account could keep the
 * way back shut by registering anew with the address that it had. That account keeps all else, and may name another
 * address. Answers its sessions, which are known with the old one.
 */
async function moveAside(
  client: PoolClient,
  userId: string,
  email: string,
): Promise<{ userId: string; sessions: string[] } | null> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE users SET email = id || '@unconfirmed.invalid', updated_at = now()
     WHERE email = $1 AND id <> $2 AND email_verified_at IS NULL AND deleted_at IS NULL RETURNING id`,
    [email, userId],
  );
  const [other] = rows;
  if (!other) return null;
  const live = await client.query<{ id: string }>("SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL", [
    other.id,
  ]);
  return { userId: other.id, sessions: live.rows.map(({ id }) => id) };
}
