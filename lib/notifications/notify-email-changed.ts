import "server-only";
import { findOpenLink } from "@/lib/accounts/account-links";
import { db } from "@/lib/platform/db";
import type { Locale } from "@/lib/shared/locale";
import { localeOf } from "./booked-wish";
import { queueMails } from "./queue-mails";

/**
 * Tells the address that an account had before that it has another now, with the link that brings it back; `at` a time
 * in RFC 3339. Once for each change. Answers the mails that are to be sent.
 */
export async function notifyEmailChanged(linkId: string, at: string, locale: Locale): Promise<string[]> {
  const link = await findOpenLink(linkId);
  if (!link) return [];
  const user = await db().user.findFirst({ where: { id: link.userId, deletedAt: null }, select: { locale: true } });
  return queueMails([
    {
      template: "emailChanged",
      key: linkId,
      to: link.email,
      locale: localeOf(user?.locale ?? locale),
      data: { linkId, at },
      userId: link.userId,
    },
  ]);
}
