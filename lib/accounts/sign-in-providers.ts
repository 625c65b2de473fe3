import "server-only";
import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { env } from "@/lib/env";
import { githubProfile } from "./github-profile";
import type { WaysIn } from "./ways-in";

export const providerIds = ["google", "github", "oidc"] as const;
export type ProviderId = (typeof providerIds)[number];

const usualLabels: Record<ProviderId, string> = { google: "Google", github: "GitHub", oidc: "OpenID Connect" };

/** A provider to sign in with, and what it is called on buttons. */
export interface SignInProvider {
  id: ProviderId;
  label: string;
}

export function isProviderId(value: unknown): value is ProviderId {
  return (providerIds as readonly unknown[]).includes(value);
}

/** The providers that are configured, in the order of their buttons. */
export function signInProviders(): SignInProvider[] {
  const { AUTH_GOOGLE_ID, AUTH_GITHUB_ID, AUTH_OIDC_ID, AUTH_OIDC_LABEL } = env();
  return [
    ...(AUTH_GOOGLE_ID ? [{ id: "google" as const, label: usualLabels.google }] : []),
    ...(AUTH_GITHUB_ID ? [{ id: "github" as const, label: usualLabels.github }] : []),
    ...(AUTH_OIDC_ID ? [{ id: "oidc" as const, label: AUTH_OIDC_LABEL ?? usualLabels.oidc }] : []),
  ];
}

/** Every provider of a user's page: those to choose from, and those that are connected though no longer configured. */
export function providerStates(ways: WaysIn): (SignInProvider & { connectedAt: string | null })[] {
  const since = (id: string) => ways.accounts.find(({ provider }) => provider === id)?.createdAt ?? null;
  const configured = signInProviders().map((provider) => ({ ...provider, connectedAt: since(provider.id) }));
  const gone = ways.accounts.flatMap(({ provider, createdAt }) =>
    isProviderId(provider) && !configured.some(({ id }) => id === provider)
      ? [{ id: provider, label: usualLabels[provider], connectedAt: createdAt }]
      : [],
  );
  return [...configured, ...gone];
}

/**
 * The same for Auth.js. PKCE and state tie the way back to this browser; the nonce ties the identity to the request.
 */
export function authProviders(): Provider[] {
  const values = env();
  const oidcChecks: ("pkce" | "state" | "nonce")[] = ["pkce", "state", "nonce"];
  const made: Record<ProviderId, () => Provider> = {
    google: () =>
      Google({ clientId: values.AUTH_GOOGLE_ID, clientSecret: values.AUTH_GOOGLE_SECRET, checks: oidcChecks }),
    github: () =>
      GitHub({
        clientId: values.AUTH_GITHUB_ID,
        clientSecret: values.AUTH_GITHUB_SECRET,
        checks: ["pkce", "state"],
        userinfo: { url: "https://api.github.com/user", request: githubProfile },
      }),
    oidc: () => ({
      id: "oidc",
      name: values.AUTH_OIDC_LABEL ?? usualLabels.oidc,
      type: "oidc",
      issuer: values.AUTH_OIDC_ISSUER,
      clientId: values.AUTH_OIDC_ID,
      clientSecret: values.AUTH_OIDC_SECRET,
      checks: oidcChecks,
    }),
  };
  return signInProviders().map(({ id }) => made[id]());
}
