import type { NextAuthConfig } from "next-auth";
import { encode } from "next-auth/jwt";
import { sessionCookieName } from "@/lib/platform/auth/cookies";
import { browser, headers } from "./browser";

// Stands in for next-auth where actions are tested: takes the real configuration through the steps that
// Auth.js takes it through, and leaves the cookie that Auth.js would leave.

/** What Auth.js throws when nobody was signed in. */
export class AuthError extends Error {}

type Authorize = (input: Record<string, unknown>, request: Request) => Promise<Record<string, unknown> | null>;
let token: Record<string, unknown> | null = null;

export default function NextAuth(configure: () => NextAuthConfig) {
  return {
    handlers: {},
    signIn: async (_provider: string, { redirect: _, ...input }: Record<string, unknown>) => {
      const { providers, callbacks } = configure();
      const [provider] = providers as unknown as { options: { authorize: Authorize } }[];
      const request = new Request("http://localhost/", { headers: await headers() });
      const user = await provider?.options.authorize(input, request);
      if (!user) throw new AuthError("CredentialsSignin");
      const made = callbacks?.jwt?.({ token: { sub: String(user.id) }, user } as never);
      token = (await made) as Record<string, unknown>;
      const name = sessionCookieName();
      browser.cookies.set(name, await encode({ token, secret: process.env.AUTH_SECRET ?? "", salt: name }));
    },
    signOut: async () => {
      await configure().events?.signOut?.({ token } as never);
      browser.cookies.delete(sessionCookieName());
      token = null;
    },
  };
}
