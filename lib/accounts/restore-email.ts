import "server-only";
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
 * @throws AppError link_over · email_taken, and then nothing has happened
 */
export async function restoreEmail(token: string, from: Visit): Promise<{ userId: string; sessionId: string }> {
  try {
    const { ended, ...session } = await transaction(async (client) => {
      const { id, userId, email } = await takeLink(client, token, "restore_email");
      await client.query("UPDATE users SET email = $2, updated_at = now() WHERE id = $1", [userId, email]);
      const ended = await takeOverAccount(client, userId);
      await client.query(
        `UPDATE account_links SET expires_at = clock_timestamp()
         WHERE user_id = $1 AND purpose = 'restore_email' AND used_at IS NULL AND expires_at > clock_timestamp()
           AND created_at > (SELECT created_at FROM account_links WHERE id = $2)`,
        [userId, id],
      );
      return { ended, userId, sessionId: await openSession(userId, "browser", from, null, client) };
    });
    await announceEnded(ended);
    const { userId } = session;
    await recordAudit({ actor: userId, organizerId: null, action: "user.email_restored", targetId: userId });
    return session;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("email_taken", "There is an account with this e-mail address already.");
  }
}
