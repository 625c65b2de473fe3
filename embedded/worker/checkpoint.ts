import type pg from "pg";
import { lane } from "./lane";
import { distinct, recordSteps, type StepRow, stepValues } from "./record-steps";
import { persistently } from "./transaction";

interface Checkpoint {
  callId: string;
  runId: string;
  steps: StepRow[];
}

/**
 * Records steps while their call goes on, those that come at once in one statement. Answers false where the call is
 * not in flight any more: it was put back, or the run is over.
 */
export function checkpointLane(pool: pg.Pool): (item: Checkpoint) => Promise<boolean> {
  return lane<Checkpoint, boolean>(64, async (items) => {
    const statement = {
      name: "worker checkpoint",
      // locked, so that nobody puts the call back in between
      text: `WITH live AS (
          SELECT calls.run_id FROM embedded_worker.calls
            JOIN unnest($1::bigint[], $2::text[]) AS c(id, run_id) ON calls.id = c.id AND calls.run_id = c.run_id
            WHERE calls.step_id = '' FOR SHARE OF calls
        ), recorded AS (${recordSteps(3, "SELECT run_id FROM live")})
        SELECT run_id FROM live`,
      values: [
        items.map((item) => item.callId),
        items.map((item) => item.runId),
        ...stepValues(distinct(items.flatMap((item) => item.steps))),
      ],
    };
    const { rows } = await persistently(() => pool.query<{ run_id: string }>(statement));
    const live = new Set(rows.map((row) => row.run_id));
    return items.map((item) => live.has(item.runId));
  });
}
