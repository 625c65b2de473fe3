import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors";
import {
  ACCESS_TOKEN_SECONDS,
  endSession,
  openSession,
  SESSION_DAYS,
  signAccessToken,
} from "@/lib/platform/auth/sessions";
import { db } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/tokens";
import { checkPassword } from "./check-password";
import { getUserViewOrThrow } from "./user-view";

async function issue(sessionId: string, userId: string) {
  const refreshToken = `evr_${randomBytes(32).toString("base64url")}`;
  await db().refreshToken.create({
    data: { tokenHash: sha256(refreshToken), sessionId, expiresAt: new Date(Date.now() + SESSION_DAYS * 86_400_000) },
  });
  return {
    accessToken: await signAccessToken(sessionId, userId),
    tokenType: "Bearer" as const,
    expiresIn: ACCESS_TOKEN_SECONDS,
    refreshToken,
  };
}

/** Signs in for the API. @throws AppError invalid_credentials */
export async function logIn(
  credentials: { email: string; password: string },
  from: { address: string; userAgent: string | null },
) {
  const userId = await checkPassword(credentials.email, credentials.password);
  if (!userId) throw new AppError("invalid_credentials", "The e-mail address or the password is wrong.");
  const sessionId = await openSession(userId, "api", from);
  return { ...(await issue(sessionId, userId)), user: await getUserViewOrThrow(userId) };
}

/**
 * A new pair for a refresh token, which is used up thereby. A token that comes a second time was
 * stolen or copied: its whole session ends.
 * @throws AppError invalid_token
 */
export async function refreshTokens(refreshToken: string) {
  const tokenHash = sha256(refreshToken);
  const refused = () => new AppError("invalid_token", "The refresh token is wrong, used or over. Sign in again.");
  const { count } = await db().refreshToken.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  const known = await db().refreshToken.findUnique({
    where: { tokenHash },
    include: { session: { include: { user: true } } },
  });
  if (!known) throw refused();
  const { session } = known;
  if (count === 0) {
    if (known.usedAt) await endSession(session.id);
    throw refused();
  }
  const { user } = session;
  if (session.revokedAt || session.expiresAt <= new Date() || user.suspendedAt || user.deletedAt) throw refused();
  return issue(session.id, session.userId);
}
