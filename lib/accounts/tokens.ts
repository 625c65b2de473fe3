import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors";
import {
  ACCESS_TOKEN_SECONDS,
  endSession,
  SESSION_DAYS,
  signAccessToken,
  type Visit,
} from "@/lib/platform/auth/sessions";
import { noteVisit } from "@/lib/platform/auth/visits";
import { db } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/tokens";
import { signInByPassword } from "./check-password";
import { signInByLink } from "./sign-in-by-link";
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

/** Signs in for the API. @throws AppError invalid_credentials, rate_limited */
export async function logIn(credentials: { email: string; password: string }, from: Visit) {
  const { userId, sessionId } = await signInByPassword(credentials, "api", from);
  return { ...(await issue(sessionId, userId)), user: await getUserViewOrThrow(userId) };
}

/** Signs in for the API by a link that was mailed. @throws AppError link_over */
export async function logInByLink(token: string, from: Visit) {
  const { userId, sessionId } = await signInByLink(token, "api", from);
  return { ...(await issue(sessionId, userId)), user: await getUserViewOrThrow(userId) };
}

/**
 * A new pair for a refresh token, which is used up thereby. A token that comes a second time was
 * stolen or copied: its whole session ends.
 * @throws AppError invalid_token
 */
export async function refreshTokens(refreshToken: string, from: Visit) {
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
  await noteVisit(session.id, from);
  return issue(session.id, session.userId);
}
