import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { endOtherSessions } from "@/lib/platform/auth/sessions";
import { db, transaction } from "@/lib/platform/db";
import { announce } from "@/lib/platform/outbox";
import type { Locale } from "@/lib/shared/locale";
import { endLinks } from "./account-links";
import { requirePassword, requireRecentSignIn, type SignedIn } from "./confirm-identity";
import { hashPassword } from "./passwords";

/**
 * Gives the user a new password and ends all sessions but this one, for browsers and programs, at once, and all links
 * that were mailed. Who has one proves it; who has none sets one shortly after signing in. The mailbox hears of it.
 * Answers how many sessions ended.
 * @throws AppError wrong_password, sign_in_again, invalid_input, rate_limited
 */
export async function changePassword(
  who: SignedIn,
  body: { currentPassword?: string | undefined; newPassword: string },
  locale: Locale,
): Promise<number> {
  const user = await db().user.findFirst({ where: { id: who.user.id, deletedAt: null } });
  if (!user) throw notFound("user");
  if (user.passwordHash === null) {
    await requireRecentSignIn(who.sessionId);
  } else {
    if (body.currentPassword === undefined) {
      throw new AppError("invalid_input", "body currentPassword: is missing", {
        errors: [{ path: "currentPassword", message: "is missing" }],
      });
    }
    await requirePassword(who, body.currentPassword, "currentPassword");
  }
  const passwordHash = await hashPassword(body.newPassword);
  // of two changes at once only one starts from the password that it proved
  await transaction(async (client) => {
    const { rows } = await client.query<{ at: Date }>(
      `UPDATE users SET password_hash = $3, updated_at = now()
       WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $2 AND deleted_at IS NULL RETURNING updated_at AS at`,
      [user.id, user.passwordHash, passwordHash],
    );
    if (!rows[0]) throw new AppError("conflict", "The password was changed at the same time from elsewhere.");
    await endLinks(client, user.id);
    await announce("account.password-changed", { userId: user.id, at: rows[0].at, locale }, client);
  });
  const ended = await endOtherSessions(user.id, who.sessionId);
  await recordAudit({ actor: user.id, organizerId: null, action: "user.password_changed", targetId: user.id });
  return ended;
}
