import "server-only";
import { isAppError } from "@/lib/errors";
import { parseCookies, sessionIdFromCookies } from "@/lib/platform/auth/cookies";
import { meansToConnect } from "@/lib/platform/auth/intent";
import { endSession, openSession, userOfSession, type Visit } from "@/lib/platform/auth/sessions";
import { errorFields, log } from "@/lib/platform/log";
import { connectIdentity, type Identity, userOfIdentity } from "./sign-in-elsewhere";

/** Where somebody lands whose way through another provider ended well (connected) or not (a code of the error table). */
const connected = (provider: string) => `/account?connected=${provider}#ways-in`;
const notConnected = (code: string) => `/account?problem=${code}#ways-in`;
const notSignedIn = (code: string) => `/sign-in?error=${code}`;

/** What is put on Auth.js's user, for the cookie. */
interface SignedIn {
  id: string;
  sessionId: string;
}

/**
 * The way back from a provider: connects the identity with the account of this browser if that was asked for, else
 * signs in. Answers an address to go to, or the session that was opened.
 */
export async function arriveFromProvider(
  identity: Identity,
  headers: Headers,
  visit: Visit,
): Promise<{ to: string } | SignedIn> {
  const cookies = parseCookies(headers.get("cookie"));
  const current = await sessionIdFromCookies(cookies);
  const user = current ? await userOfSession(current) : null;
  const connecting = current !== null && meansToConnect(cookies, current);
  try {
    if (connecting) {
      if (!user) return { to: notSignedIn("unauthenticated") };
      await connectIdentity(user.id, identity);
      return { to: connected(identity.provider) };
    }
    const id = await userOfIdentity(identity);
    const sessionId = await openSession(id, "browser", visit, identity);
    if (current) await endSession(current);
    return { id, sessionId };
  } catch (error) {
    if (!isAppError(error)) log.error("A sign-in at another provider failed", errorFields(error));
    const code = isAppError(error) ? error.code : "internal";
    if (connecting) return { to: notConnected(code) };
    return { to: notSignedIn(code === "unauthenticated" ? "not_verified" : code) };
  }
}
