import "server-only";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { addressOf, limitSubject } from "@/lib/platform/address";
import { endSession, openSession, SESSION_DAYS } from "@/lib/platform/auth/sessions";
import { countRequest } from "@/lib/platform/rate-limit";
import { loginBody } from "@/lib/schemas/accounts";
import { checkPassword } from "./check-password";

/**
 * Auth.js for the browser: an encrypted cookie that names a session row, so that signing out and
 * ending sessions take effect everywhere.
 */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  useSecureCookies: env().APP_URL.startsWith("https://"),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: async (input, request) => {
        const credentials = loginBody.safeParse({ email: input.email, password: input.password });
        const address = addressOf(request.headers);
        const limit = await countRequest("auth", limitSubject(address));
        if (!credentials.success || !limit.allowed) return null;
        const userId = await checkPassword(credentials.data.email, credentials.data.password);
        if (!userId) return null;
        const sessionId = await openSession(userId, "browser", {
          address,
          userAgent: request.headers.get("user-agent"),
        });
        return { id: userId, sessionId };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      if (user && "sessionId" in user) token.sid = user.sessionId;
      return token;
    },
  },
  events: {
    signOut: async (message) => {
      if ("token" in message && typeof message.token?.sid === "string") await endSession(message.token.sid);
    },
  },
}));
