import type { Context } from "./context";
import { sameEventHours } from "./store-events";
import { transaction } from "./transaction";

/** Rows of one statement, so that none holds anybody up. */
const portion = 2_000;

/** How long things are kept after their end. */
const kept = { completed: "3 days", cancelled: "3 days", failed: "30 days", events: "4 days", paces: "1 day" };

const forget = [
  `WITH gone AS (DELETE FROM embedded_worker.runs WHERE id IN (
      SELECT id FROM embedded_worker.runs WHERE (status = 'completed' AND ended_at < now() - interval '${kept.completed}')
        OR (status = 'cancelled' AND ended_at < now() - interval '${kept.cancelled}')
        OR (status = 'failed' AND ended_at < now() - interval '${kept.failed}') LIMIT ${portion}) RETURNING id),
    steps AS (DELETE FROM embedded_worker.steps USING gone WHERE steps.run_id = gone.id)
    SELECT count(*)::int AS count FROM gone`,
  // an event that a run still needs, such as one that sleeps for months, stays
  `WITH gone AS (DELETE FROM embedded_worker.events WHERE id IN (
      SELECT id FROM embedded_worker.events WHERE received_at < now() - interval '${kept.events}'
        AND id NOT IN (SELECT unnest(event_ids) FROM embedded_worker.runs WHERE ended_at IS NULL OR status = 'failed')
        LIMIT ${portion}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  `WITH gone AS (UPDATE embedded_worker.events SET key = NULL WHERE id IN (
      SELECT id FROM embedded_worker.events WHERE key IS NOT NULL
        AND received_at < now() - interval '${sameEventHours} hours' LIMIT ${portion}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  `WITH gone AS (UPDATE embedded_worker.runs SET idempotency_key = NULL WHERE id IN (
      SELECT id FROM embedded_worker.runs WHERE idempotency_key IS NOT NULL
        AND queued_at < now() - interval '${sameEventHours} hours' LIMIT ${portion}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
  `WITH gone AS (DELETE FROM embedded_worker.paces WHERE (function_id, kind, key) IN (
      SELECT function_id, kind, key FROM embedded_worker.paces
        WHERE reached_at < now() - interval '${kept.paces}' LIMIT ${portion}) RETURNING 1)
    SELECT count(*)::int AS count FROM gone`,
];

/** Forgets what is old, and gives jobs back to calls that were put aside and whose limit has long had room again. */
export async function keepHouse(context: Context): Promise<void> {
  for (const statement of forget) {
    for (let count = portion; count === portion; ) {
      const { rows } = await context.pool.query<{ count: number }>(statement);
      count = rows[0]?.count ?? 0;
    }
  }
  const woken = await transaction(context.pool, async (client) => {
    const { rows } = await client.query<{ run_id: string; step_id: string; function_id: string }>(
      `DELETE FROM embedded_worker.parked WHERE since < now() - interval '5 minutes' AND NOT EXISTS (
          SELECT 1 FROM embedded_worker.calls WHERE calls.function_id = parked.function_id)
        RETURNING run_id, step_id, function_id`,
    );
    const jobs = rows.map((row) => ({ functionId: row.function_id, runId: row.run_id, stepId: row.step_id }));
    await context.queue.put(client, jobs);
    return jobs.map((job) => job.functionId);
  });
  context.wake(woken);
}
