import "server-only";
import { query } from "@/lib/platform/db";
import type { Locale } from "@/lib/shared/locale";
import { localeOf } from "./booked-wish";
import { queueMails } from "./queue-mails";

/**
 * Tells the owner of an account that its password was changed, `at` a time in RFC 3339: once for each change. Answers
 * the mails that are to be sent.
 */
export async function notifyPasswordChanged(userId: string, at: string, locale: Locale): Promise<string[]> {
  const [user] = await query<{ email: string; locale: string | null }>(
    "SELECT email, locale FROM users WHERE id = $1 AND deleted_at IS NULL",
    [userId],
  );
  if (!user) return [];
  return queueMails([
    {
      template: "passwordChanged",
      key: `${userId}:${at}`,
      to: user.email,
      locale: localeOf(user.locale ?? locale),
      data: { userId, at },
      userId,
    },
  ]);
}
