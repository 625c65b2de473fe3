import "server-only";
import { query } from "@/lib/platform/db";

/** PostgreSQL keeps no NUL in texts, and nobody reads more than this. */
const readable = (text: string, most: number) => text.replaceAll("\u0000", "").slice(0, most);

/** Keeps a trace of background work that gave up, once a run, for somebody to look at. */
export async function recordWorkFailure(failure: {
  runId: string;
  functionId: string;
  /** What the run was for. */
  event: { name: string; data: unknown };
  error: string;
}): Promise<void> {
  const event = JSON.stringify(failure.event).replaceAll("\\u0000", "");
  await query(
    `INSERT INTO work_failures (run_id, function_id, event, error) VALUES ($1, $2, $3, $4)
     ON CONFLICT (run_id) DO NOTHING`,
    [failure.runId, failure.functionId, event, readable(failure.error, 4_000)],
  );
}
