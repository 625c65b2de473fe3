import type pg from "pg";
import type { Context } from "./context";

/** Held while calls of a function with limits by key begin and end, so that none is parked when its place is free. */
export async function lockLimits(client: pg.PoolClient, functionId: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('limits ' || $1, 0))", [functionId]);
}

/** A call of a function ended: for each of its keys, the call that waits longest gets its job back. */
export async function unpark(
  context: Context,
  client: pg.PoolClient,
  functionId: string,
  keys: string[],
): Promise<string[]> {
  if (keys.length === 0) return [];
  await lockLimits(client, functionId);
  const { rows } = await client.query<{ run_id: string; step_id: string }>(
    `DELETE FROM embedded_worker.parked AS p USING (
        SELECT DISTINCT ON (freed.key) parked.run_id, parked.step_id
          FROM unnest($2::text[]) AS freed(key)
          JOIN embedded_worker.runs ON freed.key = ANY (runs.limit_keys)
          JOIN embedded_worker.parked ON parked.run_id = runs.id
          WHERE parked.function_id = $1 AND runs.function_id = $1 AND runs.ended_at IS NULL
          ORDER BY freed.key, parked.since, parked.run_id) AS next
      WHERE p.run_id = next.run_id AND p.step_id = next.step_id
      RETURNING p.run_id, p.step_id`,
    [functionId, keys],
  );
  await context.queue.put(
    client,
    rows.map((row) => ({ functionId, runId: row.run_id, stepId: row.step_id })),
  );
  return rows.length > 0 ? [functionId] : [];
}
