import type { Context } from "./context";

/** Resend's own. */
export const keyHours = 24;
const mailDays = 30;

/** Forgets keys after a day; mails, and events that are done, after a month. */
export async function forgetOldMails(context: Context): Promise<void> {
  const now = context.now() / 1000;
  await context.pool.query(
    "DELETE FROM embedded_mailbox.idempotency_keys WHERE created_at < to_timestamp($1) - make_interval(hours => $2)",
    [now, keyHours],
  );
  await context.pool.query(
    "DELETE FROM embedded_mailbox.emails WHERE created_at < to_timestamp($1) - make_interval(days => $2)",
    [now, mailDays],
  );
  await context.pool.query(
    `DELETE FROM embedded_mailbox.events
     WHERE delivery <> 'pending' AND created_at < to_timestamp($1) - make_interval(days => $2)`,
    [now, mailDays],
  );
}
