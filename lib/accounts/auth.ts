import "server-only";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { addressOf, limitSubject } from "@/lib/platform/address";
import { endSession, SESSION_DAYS } from "@/lib/platform/auth/sessions";
import { errorFields, log } from "@/lib/platform/log";
import { countRequest } from "@/lib/platform/rate-limit";
import { loginBody } from "@/lib/schemas/accounts";
import { arriveFromProvider } from "./arrive-from-provider";
import { signInByPassword } from "./check-password";
import { toIdentity } from "./sign-in-elsewhere";
import { authProviders, isProviderId } from "./sign-in-providers";

const visitOf = (headers: Headers) => ({ address: addressOf(headers), userAgent: headers.get("user-agent") });

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
      const headers = request?.headers ?? new Headers();
      const identity = toIdentity(account.provider, account.providerAccountId, profile);
      const outcome = await arriveFromProvider(identity, headers, visitOf(headers));
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
