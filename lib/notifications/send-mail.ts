import "server-only";
import { AppError } from "@/lib/errors";
import { query } from "@/lib/platform/db";
import { errorFields, log } from "@/lib/platform/log";
import { deliver } from "@/lib/platform/mail";
import { type Delivery, MailError, type MailMessage } from "@/lib/platform/mail-message";
import { type StoredMail, type WrittenMail, writeMail } from "./write-mail";

/** What stands with a mail that was not sent because it had become pointless. */
export const NOT_NEEDED = "no longer needed";

/** Longer than composing and delivering take; who took a mail so long ago and said nothing is gone. */
const LEASE_SECONDS = 180;
/** Resend forgets keys after 24 hours: a mail that may have gone out could go twice from then on. */
const KEY_HOURS = 23;

interface TakenMail extends StoredMail, Record<string, unknown> {
  /** False: it was tried so long ago that the provider could not tell a second time from the first. */
  inTime: boolean;
}

/**
 * Sends one queued mail, once: who takes it keeps others from it, and the provider knows it by its id as well. `over`:
 * it was sent or given up before, or there was nothing to say any more. Two statements besides those that compose it.
 * @throws AppError unavailable: it is still queued and to be tried again, after retryAfterSeconds where it says so
 */
export async function sendMail(mailId: string): Promise<"sent" | "over"> {
  const mail = await take(mailId);
  if (!mail) return whyNotTaken(mailId);
  if (!mail.inTime) {
    await giveUpMail(mailId, "It was tried a day ago, and whether it went out then is not known");
    return "over";
  }
  try {
    const written = await writeMail(mail);
    if (!written) {
      await giveUpMail(mailId, NOT_NEEDED);
      return "over";
    }
    await markSent(mailId, written.subject, await hand(mail, written));
    return "sent";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof MailError && !error.retryable) {
      log.warn("A mail was refused", { mailId, reason });
      await giveUpMail(mailId, reason);
      return "over";
    }
    await query("UPDATE mails SET failure = $2, updated_at = now() WHERE id = $1 AND status = 'queued'", [
      mailId,
      reason.slice(0, 500) || "unknown",
    ]);
    throw new AppError("unavailable", `The mail ${mailId} was not sent; it stays queued.`, {
      cause: error,
      ...(error instanceof MailError && error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
    });
  }
}

/** Of a mail that is taken, and only of one, attempts are counted and no failure is known. */
async function take(mailId: string): Promise<TakenMail | null> {
  const [mail] = await query<TakenMail>(
    `UPDATE mails SET attempts = attempts + 1, failure = NULL, updated_at = now()
     WHERE id = $1 AND status = 'queued'
       AND (attempts = 0 OR failure IS NOT NULL OR updated_at < now() - make_interval(secs => $2))
     RETURNING id, template, to_email AS "to", locale, user_id AS "userId", data,
       attempts = 1 OR created_at > now() - make_interval(hours => $3) AS "inTime"`,
    [mailId, LEASE_SECONDS, KEY_HOURS],
    "take-mail",
  );
  return mail ?? null;
}

async function whyNotTaken(mailId: string): Promise<"over"> {
  const [mail] = await query<{ status: string }>("SELECT status FROM mails WHERE id = $1", [mailId]);
  if (mail?.status !== "queued") return "over";
  throw new AppError("unavailable", `The mail ${mailId} is being sent right now.`, {
    retryAfterSeconds: LEASE_SECONDS,
  });
}

async function hand({ id, to }: TakenMail, { subject, html, text, attachments, headers }: WrittenMail) {
  const message: MailMessage = { to, subject, html, text, attachments, headers, reference: id, idempotencyKey: id };
  try {
    return await deliver(message);
  } catch (error) {
    if (!(error instanceof MailError) || !error.tooLarge || attachments.length === 0) throw error;
    log.error("A mail was too large, and goes without what was attached", { mailId: id, ...errorFields(error) });
    return deliver({ ...message, attachments: [], idempotencyKey: `${id}-light` });
  }
}

/** What the provider said of it meanwhile, by a webhook, stays. */
async function markSent(mailId: string, subject: string, { provider, providerId }: Delivery): Promise<void> {
  await query(
    `UPDATE mails SET status = CASE status WHEN 'queued' THEN 'sent' ELSE status END, sent_at = coalesce(sent_at, now()),
       subject = $2, provider = $3, provider_id = coalesce(provider_id, $4),
       failure = CASE status WHEN 'queued' THEN NULL ELSE failure END, updated_at = now() WHERE id = $1`,
    [mailId, subject, provider, providerId],
    "mark-mail-sent",
  );
}

/** Ends the tries for a mail that is still queued; `error` is why, for who looks after mails. */
export async function giveUpMail(mailId: string, error: string): Promise<void> {
  await query(
    "UPDATE mails SET status = 'failed', failure = $2, updated_at = now() WHERE id = $1 AND status = 'queued'",
    [mailId, error.slice(0, 500)],
  );
}
