import "server-only";
import { AppError } from "@/lib/errors";
import type { SessionUser } from "@/lib/platform/auth/sessions";
import { query } from "@/lib/platform/db";
import { checkPassword } from "./check-password";

/** So long after signing in nobody is asked again who they are. */
const RECENT_MINUTES = 15;

export interface SignedIn {
  user: SessionUser;
  sessionId: string | null;
}

/** True when this session was opened within the last quarter of an hour. */
export async function signedInRecently(sessionId: string | null): Promise<boolean> {
  const [row] = await query<{ recent: boolean }>(
    "SELECT created_at > now() - make_interval(mins => $2) AS recent FROM sessions WHERE id = $1",
    [sessionId, RECENT_MINUTES],
  );
  return row?.recent === true;
}

/** @throws AppError wrong_password, rate_limited */
export async function requirePassword({ user, sessionId }: SignedIn, password: string, path: string): Promise<void> {
  if ((await checkPassword(user.email, password, { sessionId: sessionId ?? user.id })) === user.id) return;
  throw new AppError("wrong_password", "The password is wrong.", { errors: [{ path, message: "is wrong" }] });
}

/** @throws AppError sign_in_again */
export async function requireRecentSignIn(sessionId: string | null): Promise<void> {
  if (await signedInRecently(sessionId)) return;
  throw new AppError("sign_in_again", `This needs a sign-in of the last ${RECENT_MINUTES} minutes.`);
}

/**
 * What cannot be undone asks who is there: the account's password, or a sign-in a short time ago.
 * @throws AppError wrong_password, sign_in_again, rate_limited
 */
export async function confirmIdentity(who: SignedIn, password: string | undefined): Promise<void> {
  if (password === undefined) return requireRecentSignIn(who.sessionId);
  await requirePassword(who, password, "password");
}
