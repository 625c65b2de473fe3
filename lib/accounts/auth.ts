import "server-only";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { addressOf, limitSubject } from "@/lib/platform/address";
import { parseCookies, sessionIdFromCookies } from "@/lib/platform/auth/cookies";
import { meansToConnect } from "@/lib/platform/auth/intent";
import { endSession, openSession, SESSION_DAYS, userOfSession } from "@/lib/platform/auth/sessions";
import { errorFields, log } from "@/lib/platform/log";
import { countRequest } from "@/lib/platform/rate-limit";
import { loginBody } from "@/lib/schemas/accounts";
import { signInByPassword } from "./check-password";
import { connectIdentity, type Identity, toIdentity, userOfIdentity } from "./sign-in-elsewhere";
import { authProviders, isProviderId } from "./sign-in-providers";

const visitOf = (headers: Headers) => ({ address: addressOf(headers), userAgent: headers.get("user-agent") });

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
async function arrive(identity: Identity, headers: Headers): Promise<{ to: string } | SignedIn> {
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
    const sessionId = await openSession(id, "browser", visitOf(headers));
    if (current) await endSession(current);
    return { id, sessionId };
  } catch (error) {
    if (!isAppError(error)) log.error("A sign-in at another provider failed", errorFields(error));
    const code = isAppError(error) ? error.code : "internal";
    if (connecting) return { to: notConnected(code) };
    return { to: notSignedIn(code === "unauthenticated" ? "not_verified" : code) };
  }
}

/**
 * Auth.js for the browser: an encrypted cookie that names a session row, so that signing out and
 * ending sessions take effect everywhere.
 */
export const { handlers, signIn } = NextAuth((request) => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  useSecureCookies: env().APP_URL.startsWith("https://"),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: {
    // what a visitor may cause by a bad address or a cancelled sign-in is no alarm
    error: (error) => log.info("Auth.js refused", { ...errorFields(error), reason: errorFields(error.cause) }),
    warn: () => {},
    debug: () => {},
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (input, { headers }) => {
        const credentials = loginBody.safeParse({ email: input.email, password: input.password });
        const limit = await countRequest("auth", limitSubject(addressOf(headers)));
        if (!credentials.success || !limit.allowed) return null;
        try {
          const { userId, sessionId } = await signInByPassword(credentials.data, "browser", visitOf(headers));
          return { id: userId, sessionId };
        } catch (error) {
          if (isAppError(error) && error.status < 500) return null;
          throw error;
        }
      },
    }),
    ...authProviders(),
  ],
  callbacks: {
    signIn: async ({ user, account, profile }) => {
      if (!account || !isProviderId(account.provider)) return account?.type === "credentials";
      const identity = toIdentity(account.provider, account.providerAccountId, profile);
      const outcome = await arrive(identity, request?.headers ?? new Headers());
      if ("to" in outcome) return outcome.to;
      Object.assign(user, outcome);
      return true;
    },
    // nothing of the provider's goes into the cookie
    jwt: ({ token, user }) =>
      user && "sessionId" in user
        ? { sub: user.id ?? "", sid: user.sessionId }
        : { sub: token.sub ?? "", sid: token.sid },
  },
  events: {
    signOut: async (message) => {
      if ("token" in message && typeof message.token?.sid === "string") await endSession(message.token.sid);
    },
  },
}));
