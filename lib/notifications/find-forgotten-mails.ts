import "server-only";
import { query } from "@/lib/platform/db";

/** So many are looked after at once. */
const MOST = 1_000;

/**
 * Queued mails that nobody seems to send: never tried for ten minutes, or tried and left for three hours, which is
 * longer than the rests between two tries. Background work that was lost, or that changed hands, leaves such. Oldest
 * first; who sends one twice sends it once.
 */
export async function findForgottenMails(): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM mails WHERE status = 'queued'
       AND updated_at < now() - CASE WHEN attempts = 0 THEN interval '10 minutes' ELSE interval '3 hours' END
     ORDER BY created_at LIMIT ${MOST}`,
  );
  return rows.map((row) => row.id);
}
