import "server-only";
import { query } from "@/lib/platform/db";
import { NOT_NEEDED } from "./send-mail";

/**
 * Puts a mail that was given up back among those that wait, for who starts its run again and knows that it may have
 * gone out; one that had become pointless stays so.
 */
export async function reopenMail(mailId: string): Promise<void> {
  await query(
    `UPDATE mails SET status = 'queued', attempts = 0, failure = NULL, updated_at = now()
     WHERE id = $1 AND status = 'failed' AND failure IS DISTINCT FROM $2 AND to_email NOT LIKE '%.invalid'`,
    [mailId, NOT_NEEDED],
  );
}
