import type pg from "pg";
import { advance } from "./advance";
import type { Context } from "./context";
import type { StoredError } from "./ops";

export type StepEnd = { output: unknown } | { error: StoredError };

/**
 * Ends a step that waited for something else than a call: time, an event, another run. One that is over stays as it
 * is, so that of an event and its timeout one counts. Answers the functions that got jobs.
 */
export async function endStep(
  context: Context,
  client: pg.PoolClient,
  runId: string,
  stepId: string,
  end: StepEnd,
): Promise<string[]> {
  // runs are locked before their steps everywhere
  const run = await client.query("SELECT 1 FROM embedded_worker.runs WHERE id = $1 AND ended_at IS NULL FOR UPDATE", [
    runId,
  ]);
  if (!run.rowCount) return [];
  const failed = "error" in end;
  const { rows } = await client.query<{ race: boolean }>(
    `UPDATE embedded_worker.steps SET status = $3, output = $4, error = $5, ended_at = now(),
        attempts = GREATEST(attempts, 1), done_order = nextval('embedded_worker.step_order')
      WHERE run_id = $1 AND id = $2 AND done_order IS NULL RETURNING race`,
    [
      runId,
      stepId,
      failed ? "failed" : "completed",
      failed ? null : JSON.stringify(end.output ?? null),
      failed ? JSON.stringify(end.error) : null,
    ],
  );
  if (!rows[0]) return [];
  await client.query("DELETE FROM embedded_worker.waits WHERE run_id = $1 AND step_id = $2", [runId, stepId]);
  return advance(context, client, runId, rows[0].race);
}
