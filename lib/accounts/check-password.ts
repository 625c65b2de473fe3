import "server-only";
import { AppError } from "@/lib/errors";
import { openSession, type Visit } from "@/lib/platform/auth/sessions";
import { db } from "@/lib/platform/db";
import { countRequest, hasRequestsLeft } from "@/lib/platform/rate-limit";
import { keyedHash } from "@/lib/platform/tokens";
import { passwordMatches } from "./passwords";

/**
 * The user with this e-mail address and password; null for every other pair, in the same time.
 * Wrong tries are counted by address of the account, whether it exists or not.
 */
async function userWithPassword(email: string, password: string): Promise<{ id: string; passwordHash: string } | null> {
  const subject = keyedHash(email);
  if (!(await hasRequestsLeft("guess", subject))) {
    throw new AppError("rate_limited", "Too many wrong passwords for this account. Wait a quarter of an hour.", {
      retryAfterSeconds: 900,
    });
  }
  const user = await db().user.findFirst({
    where: { email, deletedAt: null, suspendedAt: null },
    select: { id: true, passwordHash: true },
  });
  const passwordHash = user?.passwordHash ?? null;
  if ((await passwordMatches(passwordHash, password)) && user && passwordHash) return { id: user.id, passwordHash };
  await countRequest("guess", subject);
  return null;
}

/** The id of the user with this e-mail address and password; null for every other pair. @throws AppError rate_limited */
export async function checkPassword(email: string, password: string): Promise<string | null> {
  return (await userWithPassword(email, password))?.id ?? null;
}

/**
 * Opens a session for who knows the password.
 * @throws AppError invalid_credentials, in the same words and time for an unknown address · rate_limited
 */
export async function signInByPassword(
  credentials: { email: string; password: string },
  kind: "browser" | "api",
  from: Visit,
): Promise<{ userId: string; sessionId: string }> {
  const user = await userWithPassword(credentials.email, credentials.password);
  if (!user) throw new AppError("invalid_credentials", "The e-mail address or the password is wrong.");
  return { userId: user.id, sessionId: await openSession(user.id, kind, from, user.passwordHash) };
}
