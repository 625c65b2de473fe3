import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { endOtherSessions } from "@/lib/platform/auth/sessions";
import { db } from "@/lib/platform/db";
import { requirePassword, requireRecentSignIn, type SignedIn } from "./confirm-identity";
import { hashPassword } from "./passwords";

/**
 * Gives the user a new password and ends all sessions but this one, for browsers and programs, at once. Who has one
 * proves it; who signs in elsewhere and has none sets one shortly after signing in. Answers how many sessions ended.
 * @throws AppError wrong_password, sign_in_again, invalid_input, rate_limited
 */
export async function changePassword(
  who: SignedIn,
  body: { currentPassword?: string | undefined; newPassword: string },
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
  const { count } = await db().user.updateMany({
    where: { id: user.id, passwordHash: user.passwordHash, deletedAt: null },
    data: { passwordHash },
  });
  if (count === 0) throw new AppError("conflict", "The password was changed at the same time from elsewhere.");
  const ended = await endOtherSessions(user.id, who.sessionId);
  await recordAudit({ actor: user.id, organizerId: null, action: "user.password_changed", targetId: user.id });
  return ended;
}
