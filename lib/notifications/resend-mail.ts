import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { query } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** How often one mail can be sent again. */
const MOST = 5;

/**
 * Sends a mail that is not queued once more: the same to the same address, as a mail of its own. Answers its id.
 * @throws AppError not_found, conflict while it is still queued, rate_limited after five times
 */
export async function resendMail(mailId: string): Promise<string> {
  const [mail] = await query<{ status: string; again: number }>(
    `SELECT status, (SELECT count(*) FROM mails c WHERE c.dedupe_key LIKE replace(m.dedupe_key, '_', '\\_') || ':again:%') AS again
     FROM mails m WHERE id = $1`,
    [mailId],
  );
  if (!mail) throw notFound("mail");
  if (mail.status === "queued") throw new AppError("conflict", "The mail is still on its way.");
  if (mail.again >= MOST) throw new AppError("rate_limited", "This mail was sent again often enough.");
  const [made] = await query<{ id: string }>(
    `WITH made AS (
       INSERT INTO mails (id, template, dedupe_key, to_email, locale, data, user_id, booking_id, event_key, updated_at)
       SELECT $2, template, dedupe_key || ':again:' || $3, to_email, locale, data, user_id, booking_id, event_key, now()
       FROM mails WHERE id = $1 ON CONFLICT (dedupe_key) DO NOTHING RETURNING id
     ), told AS (
       INSERT INTO outbox (topic, payload) SELECT 'mail.queued', jsonb_build_object('mailId', id) FROM made
     )
     SELECT id FROM made`,
    [mailId, newId("mail"), String(mail.again + 1)],
  );
  if (!made) throw new AppError("conflict", "Somebody else sends this mail again right now.");
  return made.id;
}
