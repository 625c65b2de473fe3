// Stands in for next-auth where actions are tested: the way to a provider, without the provider.

/** Providers that do not answer: Auth.js then leads back to our own page. */
export const silentProviders = new Set<string>();

export default function NextAuth() {
  return {
    handlers: {},
    signIn: async (provider: string, { redirectTo }: { redirectTo: string }) =>
      silentProviders.has(provider)
        ? "http://localhost:3000/sign-in?error=Configuration"
        : `https://${provider}.example/authorize?${new URLSearchParams({ to: redirectTo })}`,
  };
}
