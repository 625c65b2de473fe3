import "server-only";
import { AppError, notFound } from "@/lib/errors";
import { transactionUntilUnique } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { announce } from "@/lib/platform/outbox";
import { isNowhere } from "./queue-mails";

/** How often the same mail may be sent again, and how soon. */
const MOST_AGAIN = 10;
const REST_SECONDS = 60;

interface Sent {
  id: string;
  dedupeKey: string;
  status: string;
  /** Since it was queued. */
  seconds: number;
}

/**
 * Sends a mail once more, to the same address, with what it says by now: a row of its own, so that what became of the
 * first stays on record. One that still waits is only announced anew. Answers the id of the mail that is on its way.
 * @throws AppError not_found, rate_limited, conflict after too many and where nobody can be written to
 */
export async function resendMail(mailId: string): Promise<string> {
  return transactionUntilUnique(async (client) => {
    const { rows: given } = await client.query<{ key: string; to: string }>(
      `SELECT regexp_replace(dedupe_key, ':again:\\d+$', '') AS key, to_email AS "to" FROM mails WHERE id = $1`,
      [mailId],
    );
    const [asked] = given;
    if (!asked) throw notFound("mail");
    const { key, to } = asked;
    if (isNowhere(to)) throw new AppError("conflict", "Nobody can be written to any more: the account was erased.");
    const keys = [key, ...Array.from({ length: MOST_AGAIN }, (_, n) => `${key}:again:${n + 1}`)];
    const { rows } = await client.query<Sent>(
      `SELECT id, dedupe_key AS "dedupeKey", status, extract(epoch FROM now() - created_at)::float8 AS seconds
       FROM mails WHERE dedupe_key = ANY($1) ORDER BY created_at DESC, id DESC`,
      [keys],
    );
    const [newest] = rows;
    if (newest?.status === "queued") {
      await announce("mail.queued", { mailId: newest.id, lane: "now" }, client);
      return newest.id;
    }
    if (newest && newest.seconds < REST_SECONDS) {
      const retryAfterSeconds = Math.ceil(REST_SECONDS - newest.seconds);
      throw new AppError("rate_limited", "This mail was sent a moment ago. Give it a minute.", { retryAfterSeconds });
    }
    const next = keys.find((candidate) => !rows.some(({ dedupeKey }) => dedupeKey === candidate));
    if (!next) throw new AppError("conflict", `This mail was sent ${MOST_AGAIN} times again already.`);
    const id = newId("mail");
    await client.query(
      `INSERT INTO mails (id, template, dedupe_key, to_email, locale, data, user_id, booking_id, event_key)
       SELECT $2, template, $3, to_email, locale, data, user_id, booking_id, event_key FROM mails WHERE id = $1`,
      [mailId, id, next],
    );
    await announce("mail.queued", { mailId: id, lane: "now" }, client);
    return id;
  });
}
