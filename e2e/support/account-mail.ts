import type { APIRequestContext } from "@playwright/test";
import { linkIn, waitForMail } from "@/e2e/mailbox";

/** What mails with links are called in English, and the pages that they lead to. */
const mails = {
  verify: { subject: "Confirm your e-mail address", path: "/verify-email" },
  change: { subject: "Confirm your new e-mail address", path: "/account/email/confirm" },
  reset: { subject: "Choose a new password", path: "/reset-password" },
  signIn: { subject: "Your link to sign in", path: "/sign-in/link" },
  restore: { subject: "Your e-mail address was changed", path: "/restore-email" },
} as const;

/** The page that the newest such mail leads to: path and query. */
export async function mailedLink(request: APIRequestContext, kind: keyof typeof mails, email: string): Promise<string> {
  const { subject, path } = mails[kind];
  return linkIn(await waitForMail(request, email, subject), path);
}

/** What programs confirm with. */
export async function mailedToken(
  request: APIRequestContext,
  kind: keyof typeof mails,
  email: string,
): Promise<string> {
  const link = await mailedLink(request, kind, email);
  return new URLSearchParams(link.slice(link.indexOf("?"))).get("token") ?? "";
}
