import type pg from "pg";
import type { Context } from "./context";

/**
 * Puts the job that goes on with a run, once none of its steps is open any more: the SDK asks for parallel steps to be
 * gathered. One of a race goes on at once, and so do functions that opted out. The caller has the run's row locked.
 */
export async function advance(
  context: Context,
  client: pg.PoolClient,
  runId: string,
  atOnce = false,
): Promise<string[]> {
  const { rows } = await client.query<{ function_id: string; plan_only: boolean; open: boolean; waits: boolean }>(
    `SELECT function_id, plan_only,
        EXISTS (SELECT 1 FROM embedded_worker.steps WHERE run_id = $1 AND done_order IS NULL AND NOT race) AS open
      FROM embedded_worker.runs WHERE id = $1 AND ended_at IS NULL`,
    [runId],
  );
  const run = rows[0];
  if (!run || (run.open && !run.plan_only && !atOnce)) return [];
  await client.query(
    "UPDATE embedded_worker.runs SET status = 'queued', attempt = 0, crashes = 0, due_at = now() WHERE id = $1",
    [runId],
  );
  await context.queue.put(client, [{ functionId: run.function_id, runId, stepId: "" }]);
  return [run.function_id];
}
