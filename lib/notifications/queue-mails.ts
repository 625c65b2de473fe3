import "server-only";
import { query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/shared/locale";
import type { MailData, QueuedTemplate } from "./mail-data";

interface Wish<T extends QueuedTemplate> {
  template: T;
  /** What the mail is about: the same template and key is the same mail, however often it is wished. */
  key: string;
  to: string;
  locale: Locale;
  data: MailData[T];
  /** Whose account it is written to. */
  userId?: string | null | undefined;
  bookingId?: string | undefined;
  eventKey?: number | undefined;
}

export type MailWish = { [T in QueuedTemplate]: Wish<T> }[QueuedTemplate];

/** No mail can be sent there: what erased accounts have instead of an address, and nobody can register. */
export function isNowhere(to: string): boolean {
  return /\.invalid$/i.test(to);
}

/**
 * Writes down mails that are to be sent. A mail that was wished before stays as it is. Answers the
 * ids of all wished mails that are queued and were never tried, those of an earlier call that crashed among them: each
 * is to be announced as `mail/queued` by the caller, with `mail-<id>` as the event's id.
 */
export async function queueMails(wishes: MailWish[]): Promise<string[]> {
  const mails = new Map(
    wishes
      .filter((wish) => !isNowhere(wish.to))
      .map(({ template, key, to, locale, data, userId, bookingId, eventKey }) => [
        `${template}:${key}`,
        { id: newId("mail"), template, to, locale, data, userId, bookingId, eventKey },
      ]),
  );
  if (mails.size === 0) return [];
  await query(
    `INSERT INTO mails (id, template, dedupe_key, to_email, locale, data, user_id, booking_id, event_key)
     SELECT id, template, key, "to", locale, data, "userId", "bookingId", "eventKey"
     FROM jsonb_to_recordset($1) AS w(key text, id text, template text, "to" text, locale text, data jsonb,
       "userId" text, "bookingId" text, "eventKey" int)
     ORDER BY key
     ON CONFLICT (dedupe_key) DO NOTHING`,
    [JSON.stringify([...mails].map(([key, mail]) => ({ key, ...mail })))],
  );
  // a statement of its own: the one above does not see rows that somebody wrote while it waited for them
  const rows = await query<{ id: string }>(
    "SELECT id FROM mails WHERE dedupe_key = ANY($1) AND status = 'queued' AND attempts = 0 ORDER BY id",
    [[...mails.keys()]],
  );
  return rows.map((row) => row.id);
}
