import type pg from "pg";
import { lane } from "./lane";
import { distinct, recordSteps, type StepRow, stepValues } from "./record-steps";
import { persistently } from "./transaction";

interface Completion {
  callId: string;
  runId: string;
  output: unknown;
  steps: StepRow[];
}

/**
 * Records runs that nobody waits for as completed, those that end at once in one statement. Answers false where the
 * call is not this worker's any more, or where somebody waits for such ends after all.
 */
export function completeLane(pool: pg.Pool): (item: Completion) => Promise<boolean> {
  return lane<Completion, boolean>(64, async (items) => {
    const statement = {
      name: "worker complete",
      text: `WITH gone AS (
          DELETE FROM embedded_worker.calls USING unnest($1::bigint[], $2::text[]) AS c(id, output)
            WHERE calls.id = c.id AND NOT EXISTS (SELECT 1 FROM embedded_worker.waits WHERE name LIKE 'inngest/%')
            RETURNING calls.run_id, calls.begun_at, c.output
        ), recorded AS (${recordSteps(3, "SELECT run_id FROM gone")})
        UPDATE embedded_worker.runs SET status = 'completed', output = gone.output::json, error = NULL, ended_at = now(),
            started_at = COALESCE(started_at, gone.begun_at)
          FROM gone WHERE runs.id = gone.run_id AND runs.ended_at IS NULL RETURNING gone.run_id`,
      values: [
        items.map((item) => item.callId),
        items.map((item) => JSON.stringify(item.output ?? null)),
        ...stepValues(distinct(items.flatMap((item) => item.steps))),
      ],
    };
    const { rows } = await persistently(() => pool.query<{ run_id: string }>(statement));
    const done = new Set(rows.map((row) => row.run_id));
    return items.map((item) => done.has(item.runId));
  });
}
