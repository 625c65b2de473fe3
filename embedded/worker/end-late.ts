import { cancelRuns } from "./cancel-runs";
import type { Context } from "./context";
import { startLimit } from "./queue";
import { transaction } from "./transaction";

const portion = 50;

/** Cancels runs that did not start, or did not end, in the time that their function gives them. */
export function endLate(context: Context): Promise<string[]> {
  return transaction(context.pool, async (client) => {
    const woken: string[] = [];
    for (const job of await context.queue.takeLimits(client, portion)) {
      if (job.stepId !== startLimit) {
        woken.push(...(await cancelRuns(context, client, [job.runId], "It did not end in the time that it is given.")));
        continue;
      }
      const { rows } = await client.query<{ id: string }>(
        "SELECT id FROM embedded_worker.runs WHERE id = $1 AND started_at IS NULL FOR UPDATE",
        [job.runId],
      );
      const ids = rows.map((row) => row.id);
      woken.push(...(await cancelRuns(context, client, ids, "It did not start in the time that it is given.")));
    }
    return woken;
  });
}
