import type pg from "pg";
import type { Context } from "./context";
import { endStep } from "./end-step";
import type { Job } from "./queue";

/** Ends a step whose time has come: a sleep, or a wait in vain. */
export async function endWait(context: Context, client: pg.PoolClient, job: Job): Promise<string[]> {
  const { rows } = await client.query<{ status: string }>(
    `SELECT status FROM embedded_worker.steps
      WHERE run_id = $1 AND id = $2 AND done_order IS NULL AND wakes_at <= now()`,
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
