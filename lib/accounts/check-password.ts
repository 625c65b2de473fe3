import "server-only";
import { AppError } from "@/lib/errors";
import { limitSubject } from "@/lib/platform/address";
import { openSession, type Visit } from "@/lib/platform/auth/sessions";
import { db, query } from "@/lib/platform/db";
import { countRequest, hasRequestsLeft } from "@/lib/platform/rate-limit";
import { keyedHash } from "@/lib/platform/tokens";
import { passwordMatches } from "./passwords";

/** From where a password is tried: an address, or a session of the account itself, which is asked once more. */
export type Origin = { address: string } | { sessionId: string };

/** So long an address counts as one of the account's own after it was last used. */
const KNOWN_DAYS = 90;
/** Of an account's addresses so many are looked at, the newest first. */
const MOST_ADDRESSES = 200;

const placeOf = (from: Origin) => ("address" in from ? limitSubject(from.address) : from.sessionId);

/**
 * Wrong tries are counted by account and place together, and by account from all places, whether the account exists
 * or not. The second count does not lock out places that the account was used from: nobody keeps its owner out by
 * guessing elsewhere.
 * @throws AppError rate_limited
 */
async function requireTriesLeft(email: string, from: Origin): Promise<void> {
  if (await hasRequestsLeft("guess", pairOf(email, from))) {
    if (await hasRequestsLeft("guesses", keyedHash(email))) return;
    if (await isKnownPlace(email, from)) return;
  }
  throw new AppError("rate_limited", "Too many wrong passwords for this account. Wait a quarter of an hour.", {
    retryAfterSeconds: 900,
  });
}

const pairOf = (email: string, from: Origin) => keyedHash(`${email}\n${placeOf(from)}`);

/** True for a session of the account, and where it had one not long ago. */
async function isKnownPlace(email: string, from: Origin): Promise<boolean> {
  if ("sessionId" in from) return true;
  const rows = await query<{ address: string }>(
    `SELECT s.address FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE u.email = $1 AND s.address IS NOT NULL AND s.last_seen_at > now() - make_interval(days => ${KNOWN_DAYS})
     GROUP BY s.address ORDER BY max(s.last_seen_at) DESC LIMIT ${MOST_ADDRESSES}`,
    [email],
  );
  return rows.some((row) => limitSubject(row.address) === limitSubject(from.address));
}

/** The user with this e-mail address and password; null for every other pair, in the same time. */
async function userWithPassword(
  email: string,
  password: string,
  from: Origin,
): Promise<{ id: string; passwordHash: string } | null> {
  await requireTriesLeft(email, from);
  const user = await db().user.findFirst({
    where: { email, deletedAt: null, suspendedAt: null },
    select: { id: true, passwordHash: true },
  });
  const passwordHash = user?.passwordHash ?? null;
  if ((await passwordMatches(passwordHash, password)) && user && passwordHash) return { id: user.id, passwordHash };
  await Promise.all([countRequest("guess", pairOf(email, from)), countRequest("guesses", keyedHash(email))]);
  return null;
}

/** The id of the user with this e-mail address and password; null for every other pair. @throws AppError rate_limited */
export async function checkPassword(email: string, password: string, from: Origin): Promise<string | null> {
  return (await userWithPassword(email, password, from))?.id ?? null;
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
  const user = await userWithPassword(credentials.email, credentials.password, from);
  if (!user) throw new AppError("invalid_credentials", "The e-mail address or the password is wrong.");
  const proof = { passwordHash: user.passwordHash };
  return { userId: user.id, sessionId: await openSession(user.id, kind, from, proof) };
}
