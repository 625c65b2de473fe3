import "server-only";
import { queueMails } from "@/lib/notifications/queue-mails";
import { db } from "@/lib/platform/db";
import { isLocale, type Locale } from "@/lib/shared/locale";
import { createAccountLink, type LinkPurpose } from "./account-links";

/** What people ask for. The link back to an earlier address comes by itself. */
export type AskedPurpose = Exclude<LinkPurpose, "restore_email">;

export interface LinkRequest {
  requestId: string;
  purpose: AskedPurpose;
  email: string;
  userId?: string | null | undefined;
  locale: Locale;
}

const templates = {
  verify_email: "verification",
  change_email: "emailChange",
  reset_password: "passwordReset",
  sign_in: "signInLink",
} as const satisfies Record<AskedPurpose, string>;

/**
 * Makes the link that somebody asked for and queues its mail, if there is an account to write to. The same request may
 * come again: it has one link and one mail. Answers the mails that are to be sent.
 */
export async function sendAccountLink({ requestId, purpose, email, userId, locale }: LinkRequest): Promise<string[]> {
  const user = await db().user.findFirst({
    where: {
      deletedAt: null,
      suspendedAt: null,
      // whose a new address shall become stands in the request; all else goes to who has the address now
      ...(purpose === "change_email" ? { id: userId ?? "" } : { email }),
    },
    select: { id: true, email: true, locale: true, emailVerifiedAt: true },
  });
  if (!user || (purpose === "verify_email" && user.emailVerifiedAt)) return [];
  if (purpose === "change_email" && user.email === email) return [];
  const id = requestId.replace(/^[a-z]+_/, "lnk_");
  if (!(await createAccountLink({ id, purpose, userId: user.id, email }))) return [];
  return queueMails([
    {
      template: templates[purpose],
      key: id,
      to: email,
      locale: isLocale(user.locale) ? user.locale : locale,
      data: { linkId: id },
      userId: user.id,
    },
  ]);
}

/** The first link, for who has just registered. Answers the mails that are to be sent. */
export async function sendFirstVerification({ userId, locale }: { userId: string; locale: Locale }): Promise<string[]> {
  const user = await db().user.findFirst({ where: { id: userId, deletedAt: null }, select: { email: true } });
  if (!user) return [];
  // one for each account: its id follows from the user's
  return sendAccountLink({ requestId: userId, purpose: "verify_email", email: user.email, userId, locale });
}
