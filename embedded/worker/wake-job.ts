import type pg from "pg";
import { cancelRuns } from "./cancel-runs";
import type { Context } from "./context";
import { endStep } from "./end-step";
import { finishLimit, type Job, startLimit } from "./queue";

/** Does what a due job asks for that needs no call: ends a sleep, a wait in vain, a run that took too long. */
export async function wakeJob(context: Context, client: pg.PoolClient, job: Job): Promise<string[]> {
  if (job.stepId === startLimit || job.stepId === finishLimit) return endLate(context, client, job);
  const { rows } = await client.query<{ status: string }>(
    `SELECT status FROM embedded_worker.steps WHERE run_id = $1 AND id = $2 AND done_order IS NULL
      AND wakes_at <= now()`,
    [job.runId, job.stepId],
  );
  switch (rows[0]?.status) {
    case "sleeping":
    case "waiting":
      return endStep(context, client, job.runId, job.stepId, { output: null });
    case "invoking": {
      const error = { name: "InvokeTimeout", message: "The invoked function did not end in time." };
      return endStep(context, client, job.runId, job.stepId, { error });
    }
    default:
      return [];
  }
}

async function endLate(context: Context, client: pg.PoolClient, job: Job): Promise<string[]> {
  if (job.stepId === finishLimit) {
    return cancelRuns(context, client, [job.runId], "It did not finish in the time that it is given.");
  }
  const { rows } = await client.query(
    "SELECT 1 FROM embedded_worker.runs WHERE id = $1 AND started_at IS NULL AND ended_at IS NULL FOR UPDATE",
    [job.runId],
  );
  return rows.length > 0
    ? cancelRuns(context, client, [job.runId], "It did not start in the time that it is given.")
    : [];
}
