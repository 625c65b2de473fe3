import "server-only";
import { z } from "zod";

const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));
const account = z.looseObject({ id: z.number(), login: z.string() });

async function ask(url: string, accessToken: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json", "user-agent": "evently" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
  return response.json();
}

/**
 * The GitHub account of an access token, with its primary e-mail address and whether GitHub has verified it. The
 * profile's own address does not tell that (docs.github.com/rest/users/emails).
 */
export async function githubProfile({ tokens }: { tokens: { access_token?: string } }) {
  const token = tokens.access_token ?? "";
  const [user, emails] = await Promise.all([
    ask("https://api.github.com/user", token).then((answer) => account.parse(answer)),
    ask("https://api.github.com/user/emails", token).then((answer) => addresses.parse(answer)),
  ]);
  const primary = emails.find((one) => one.primary);
  return { ...user, email: primary?.email ?? null, email_verified: primary?.verified === true };
}
