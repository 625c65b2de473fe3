import "server-only";
import { query } from "@/lib/platform/db";

/** PostgreSQL keeps no NUL in texts, and nobody reads more than this. */
const readable = (text: string, most: number) => text.replaceAll("\u0000", "").slice(0, most);

/**
 * Keeps a trace of background work that gave up, once a run, for somebody to look at. The same news again changes
 * nothing; a run that was looked after, tried again and gave up again is to be looked after again.
 */
export async function recordWorkFailure(failure: {
  runId: string;
  functionId: string;
  /** What the run was for. */
  event: { name: string; data: unknown };
  error: string;
  /** When it gave up; left out: now. */
  at?: Date;
}): Promise<void> {
  const event = JSON.stringify(failure.event).replaceAll("\\u0000", "");
  await query(
    `INSERT INTO work_failures AS f (run_id, function_id, event, error, at) VALUES ($1, $2, $3, $4, coalesce($5, now()))
     ON CONFLICT (run_id) DO UPDATE SET error = excluded.error, at = excluded.at, resolved_at = NULL
     WHERE excluded.at > greatest(f.at, f.resolved_at)`,
    [failure.runId, failure.functionId, event, readable(failure.error, 4_000), failure.at ?? null],
  );
}
