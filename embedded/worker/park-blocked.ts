import type pg from "pg";
import type { Job } from "./queue";
import type { RegisteredFunction } from "./registry";
import { lockLimits } from "./unpark";

/**
 * Limits by key: puts aside the jobs whose keys have no room, until a call of the same key ends; answers the others.
 * Put aside they cost nothing, however many there are.
 */
export async function parkBlocked(client: pg.PoolClient, fn: RegisteredFunction, jobs: Job[]): Promise<Job[]> {
  if (jobs.length === 0) return jobs;
  await lockLimits(client, fn.id);
  const running = await client.query<{ key: string; count: number }>(
    `SELECT key, count(*)::int AS count FROM embedded_worker.calls, unnest(limit_keys) AS key
      WHERE function_id = $1 GROUP BY key`,
    [fn.id],
  );
  const runs = await client.query<{ id: string; limit_keys: string[] }>(
    "SELECT id, limit_keys FROM embedded_worker.runs WHERE id = ANY ($1) AND ended_at IS NULL",
    [jobs.map((job) => job.runId)],
  );
  const keysOf = new Map(runs.rows.map((run) => [run.id, run.limit_keys]));
  const counts = new Map(running.rows.map((row) => [row.key, row.count]));
  const limitOf = (key: string) => fn.keyLimits[Number.parseInt(key, 10)]?.limit ?? Number.POSITIVE_INFINITY;
  const free: Job[] = [];
  const blocked: Job[] = [];
  for (const job of jobs) {
    const keys = keysOf.get(job.runId) ?? [];
    if (keys.some((key) => (counts.get(key) ?? 0) >= limitOf(key))) {
      blocked.push(job);
      continue;
    }
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    free.push(job);
  }
  if (blocked.length > 0) {
    await client.query(
      `INSERT INTO embedded_worker.parked (run_id, step_id, function_id)
        SELECT "runId", "stepId", $2 FROM json_to_recordset($1::json) AS j("runId" text, "stepId" text)
        ON CONFLICT DO NOTHING`,
      [JSON.stringify(blocked), fn.id],
    );
  }
  return free;
}
