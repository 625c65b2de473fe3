import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { announceEnded, type Proof } from "@/lib/platform/auth/sessions";
import { transaction } from "@/lib/platform/db";
import { announce } from "@/lib/platform/outbox";
import type { Locale } from "@/lib/shared/locale";
import { endLinks, linkOver, openLinkOf, takeLink } from "./account-links";
import { hashPassword } from "./passwords";
import { revokeSessions, takeOverAccount } from "./take-over-account";

/**
 * Gives the user of a reset link a new password. Everybody is signed out, all other links end, the address counts as
 * its owner's, and its mailbox hears of it. Answers what opens a new session for who did it: the link is worth a
 * sign-in, and who guessed the old password too often would have to wait for one.
 * @throws AppError link_over, and then nothing has happened
 */
export async function resetPassword(
  body: { token: string; password: string },
  locale: Locale,
): Promise<{ userId: string; proof: Proof }> {
  // a password's hash is dear: only a link that is open now is worth one
  if (!(await openLinkOf(body.token, "reset_password"))) throw linkOver();
  const passwordHash = await hashPassword(body.password);
  const { userId, ended } = await transaction(async (client) => {
    const { userId, verified } = await takeLink(client, body.token, "reset_password");
    const ended = verified ? await revokeSessions(client, userId) : await takeOverAccount(client, userId);
    const { rows } = await client.query<{ at: Date }>(
      "UPDATE users SET password_hash = $2, updated_at = now() WHERE id = $1 RETURNING updated_at AS at",
      [userId, passwordHash],
    );
    await endLinks(client, userId);
    await announce("account.password-changed", { userId, at: rows[0]?.at, locale }, client);
    return { userId, ended };
  });
  await announceEnded(ended);
  await recordAudit({ actor: userId, organizerId: null, action: "user.password_reset", targetId: userId });
  return { userId, proof: { passwordHash } };
}
