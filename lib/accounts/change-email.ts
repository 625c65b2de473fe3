import "server-only";
import type { PoolClient } from "pg";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceEnded } from "@/lib/platform/auth/sessions";
import { isUniqueViolation, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { announce } from "@/lib/platform/outbox";
import { countRequest } from "@/lib/platform/rate-limit";
import type { UserView } from "@/lib/schemas/accounts";
import type { Locale } from "@/lib/shared/locale";
import { endLinks, linkKinds, linkOver, takeLink } from "./account-links";
import { confirmIdentity, type SignedIn } from "./confirm-identity";
import { requestAccountLink } from "./request-account-link";
import { getUserViewOrThrow } from "./user-view";

/**
 * Asks for a link to a new address, which becomes the account's when the link is used. Whether another account has it
 * is not told: only who reads its mail learns that. The password is asked for, or a sign-in of a short time ago.
 * @throws AppError wrong_password, sign_in_again, rate_limited, invalid_input
 */
export async function requestEmailChange(
  who: SignedIn,
  body: { email: string; password?: string | undefined },
  locale: Locale,
): Promise<void> {
  await confirmIdentity(who, body.password);
  const { email } = await getUserViewOrThrow(who.user.id);
  if (email === body.email) {
    throw new AppError("invalid_input", "body email: is the account's address already", {
      errors: [{ path: "email", message: "is the account's address already" }],
    });
  }
  const { allowed, resetSeconds } = await countRequest("move", who.user.id);
  if (!allowed) {
    throw new AppError("rate_limited", "Too many new addresses. Wait an hour.", { retryAfterSeconds: resetSeconds });
  }
  await requestAccountLink({ purpose: "change_email", email: body.email, userId: who.user.id, locale });
}

/**
 * Makes the address that a link went to the account's. It takes the account's owner, signed in: else somebody could
 * lead the address's owner into an account of theirs. The old address hears of it and
 * can take it back; sessions stay.
 * @throws AppError link_over · email_taken, and then the link stays open
 */
export async function confirmEmailChange(userId: string, token: string, locale: Locale): Promise<UserView> {
  const sessions = await moveTo(userId, token, locale);
  // they are known with the old address
  await announceEnded(sessions);
  // who had which address when is in the mails about it, which go when the account is erased
  await recordAudit({ actor: userId, organizerId: null, action: "user.email_changed", targetId: userId });
  return getUserViewOrThrow(userId);
}

/** Answers the user's live sessions. */
async function moveTo(userId: string, token: string, locale: Locale): Promise<string[]> {
  try {
    return await transaction(async (client) => {
      const link = await takeLink(client, token, "change_email");
      if (link.userId !== userId) throw linkOver();
      const before = await client.query<{ email: string }>("SELECT email FROM users WHERE id = $1", [userId]);
      const from = before.rows[0]?.email ?? "";
      const { rows } = await client.query<{ at: Date }>(
        `UPDATE users SET email = $2, email_verified_at = now(), updated_at = now() WHERE id = $1
         RETURNING updated_at AS at`,
        [userId, link.email],
      );
      await endLinks(client, userId);
      if (link.verified) await tellOldAddress(client, { userId, email: from, at: rows[0]?.at, locale });
      const live = await client.query<{ id: string }>(
        "SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()",
        [userId],
      );
      return live.rows.map(({ id }) => id);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("email_taken", "There is an account with this e-mail address already.");
  }
}

/**
 * Has the address that was the account's hear of the change, with a link that brings it back. Only one that was shown
 * to be its owner's: whoever reads a mistyped one must not get an account.
 */
async function tellOldAddress(
  client: PoolClient,
  { userId, email, at, locale }: { userId: string; email: string; at: Date | undefined; locale: Locale },
): Promise<void> {
  const linkId = newId("accountLink");
  await client.query(
    `INSERT INTO account_links (id, purpose, user_id, email, expires_at)
     VALUES ($1, 'restore_email', $2, $3, now() + make_interval(mins => $4))`,
    [linkId, userId, email, linkKinds.restore_email.minutes],
  );
  await announce("account.email-changed", { userId, linkId, at, locale }, client);
}
