import type { Context } from "./context";
import { HttpError } from "./http";
import { firstJobs } from "./start-runs";
import { transaction } from "./transaction";

/**
 * Starts a failed run again: what its steps came to stays, the step that failed and those that were under way are run
 * anew. @throws HttpError 404, 409
 */
export async function retryRun(context: Context, runId: string): Promise<void> {
  const functionId = await transaction(context.pool, async (client) => {
    const { rows } = await client.query<{ function_id: string; status: string }>(
      "SELECT function_id, status FROM embedded_worker.runs WHERE id = $1 FOR UPDATE",
      [runId],
    );
    const run = rows[0];
    if (!run) throw new HttpError(404, "There is no such run.");
    if (run.status !== "failed") throw new HttpError(409, "Only failed runs can be started again.");
    if (!context.registry.get(run.function_id))
      throw new HttpError(409, "Its function is not part of the app any more.");
    await client.query("DELETE FROM embedded_worker.steps WHERE run_id = $1 AND status <> 'completed'", [runId]);
    // whoever waited for it was told of the failure
    const again = await client.query(
      `UPDATE embedded_worker.runs SET status = 'queued', attempt = 0, crashes = 0, error = NULL, ended_at = NULL,
          due_at = now(), parent_run = NULL, parent_step = NULL
        WHERE id = $1 AND NOT (singleton_key IS NOT NULL AND EXISTS (
          SELECT 1 FROM embedded_worker.runs AS other WHERE other.function_id = runs.function_id
            AND other.singleton_key = runs.singleton_key AND other.ended_at IS NULL))`,
      [runId],
    );
    if (!again.rowCount) throw new HttpError(409, "Another run of its function is under way, and it allows one alone.");
    await context.queue.put(client, firstJobs(context, run.function_id, runId, 0).slice(0, 1));
    return run.function_id;
  });
  context.wake([functionId]);
}
