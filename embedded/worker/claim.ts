import type pg from "pg";
import type { Context } from "./context";
import { eventsOfRun } from "./end-run";
import { endWait } from "./end-wait";
import { parkBlocked } from "./park-blocked";
import { finishLimit, type Job } from "./queue";
import type { RegisteredFunction } from "./registry";
import type { EventBody } from "./store-events";
import { transaction } from "./transaction";

/** A call that this worker is to make: all that the function has to know, and what its result is recorded under. */
export interface Call {
  id: string;
  runId: string;
  /** "" for the run itself, else the one step that is to run. */
  stepId: string;
  fn: RegisteredFunction;
  /** Failed tries before this one. */
  attempt: number;
  planOnly: boolean;
  hasParent: boolean;
  /** How often a worker ended in the middle of it. */
  crashes: number;
  events: EventBody[];
  /** Steps that are over, in the order in which they ended. */
  steps: { id: string; output: unknown; error: unknown; failed: boolean }[];
}

interface Row {
  run_id: string;
  step_id: string;
  open: boolean;
  call_id: string | null;
  attempt: number;
  plan_only: boolean;
  has_parent: boolean;
  crashes: number;
  events: EventBody[] | null;
  steps: Call["steps"] | null;
}

/**
 * Takes due jobs of a function and makes them this worker's calls, in one transaction: a crash leaves either the job
 * or the call. Jobs that point to nothing any more are gone with it.
 */
export async function claim(
  context: Context,
  fn: RegisteredFunction,
  most: number,
): Promise<{ calls: Call[]; taken: number; woken: string[] }> {
  return transaction(context.pool, async (client) => {
    const room = await roomFor(client, fn, most);
    const taken = room > 0 ? await context.queue.take(client, fn.id, room) : [];
    if (taken.length === 0) return { calls: [], taken: 0, woken: [] };
    const woken: string[] = [];
    let jobs = taken;
    if (fn.debounce || fn.batchEvents) await closeGathering(client, jobs);
    if (fn.keyLimits.length > 0) jobs = await parkBlocked(client, fn, jobs);
    const rows = await take(client, context, fn, jobs);
    const busy = rows.filter((row) => row.open && row.call_id === null);
    await context.queue.put(client, busy.map(retry(fn)));
    for (const row of rows.filter((one) => !one.open && one.step_id !== "")) {
      const job = { functionId: fn.id, runId: row.run_id, stepId: row.step_id };
      woken.push(...(await endWait(context, client, job)));
    }
    const calls = rows.flatMap((row) => (row.call_id === null ? [] : [toCall(fn, row, row.call_id)]));
    if (fn.timeouts) await markStarted(context, client, fn, calls);
    return { calls, taken: taken.length, woken };
  });
}

/** How many calls the function's own limit leaves room for; whoever asks next waits until this one has counted. */
async function roomFor(client: pg.PoolClient, fn: RegisteredFunction, most: number): Promise<number> {
  if (fn.callLimit === Number.POSITIVE_INFINITY) return most;
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('calls ' || $1, 0))", [fn.id]);
  const { rows } = await client.query<{ running: number }>(
    "SELECT count(*)::int AS running FROM embedded_worker.calls WHERE function_id = $1",
    [fn.id],
  );
  return Math.min(most, fn.callLimit - (rows[0]?.running ?? 0));
}

async function closeGathering(client: pg.PoolClient, jobs: Job[]): Promise<void> {
  await client.query("UPDATE embedded_worker.runs SET gather_key = NULL WHERE id = ANY ($1) AND due_at <= now()", [
    jobs.map((job) => job.runId),
  ]);
}

async function take(client: pg.PoolClient, context: Context, fn: RegisteredFunction, jobs: Job[]): Promise<Row[]> {
  if (jobs.length === 0) return [];
  const { rows } = await client.query<Row>({
    name: "worker take calls",
    text: `WITH jobs AS (
        SELECT DISTINCT "runId" AS run_id, "stepId" AS step_id
          FROM json_to_recordset($1::json) AS j("runId" text, "stepId" text)
      ), open AS (
        SELECT jobs.run_id, jobs.step_id, runs.limit_keys, COALESCE(steps.attempts, runs.attempt) AS attempt
          FROM jobs JOIN embedded_worker.runs ON runs.id = jobs.run_id
          LEFT JOIN embedded_worker.steps ON steps.run_id = jobs.run_id AND steps.id = jobs.step_id
          WHERE runs.ended_at IS NULL AND runs.gather_key IS NULL
            AND ((jobs.step_id = '' AND runs.due_at <= now())
              OR (steps.status = 'planned' AND COALESCE(steps.wakes_at, now()) <= now()))
      ), taken AS (
        INSERT INTO embedded_worker.calls (run_id, step_id, function_id, limit_keys, worker)
          SELECT run_id, step_id, $2, limit_keys, $3 FROM open ORDER BY run_id, step_id
          ON CONFLICT (run_id, step_id) DO NOTHING RETURNING id, run_id, step_id
      )
      SELECT jobs.run_id, jobs.step_id, open.run_id IS NOT NULL AS open, taken.id::text AS call_id, open.attempt,
          runs.plan_only, runs.parent_run IS NOT NULL AS has_parent, runs.crashes, ${eventsOfRun} AS events,
          (SELECT json_agg(json_build_object('id', id, 'output', output, 'error', error, 'failed', status = 'failed')
              ORDER BY done_order)
            FROM embedded_worker.steps WHERE steps.run_id = jobs.run_id AND done_order IS NOT NULL) AS steps
        FROM jobs LEFT JOIN open USING (run_id, step_id) LEFT JOIN taken USING (run_id, step_id)
        LEFT JOIN embedded_worker.runs ON runs.id = jobs.run_id
        ORDER BY jobs.run_id, jobs.step_id`,
    values: [JSON.stringify(jobs), fn.id, context.lease.worker],
  });
  return rows;
}

/** The same call is in flight: what the job asks for may have happened after it began, so it is asked again. */
const retry = (fn: RegisteredFunction) => (row: Row) => ({
  functionId: fn.id,
  runId: row.run_id,
  stepId: row.step_id,
  after: "1",
});

function toCall(fn: RegisteredFunction, row: Row, id: string): Call {
  return {
    id,
    runId: row.run_id,
    stepId: row.step_id,
    fn,
    attempt: row.attempt,
    planOnly: row.plan_only,
    hasParent: row.has_parent,
    crashes: row.crashes,
    events: row.events ?? [],
    steps: row.steps ?? [],
  };
}

async function markStarted(
  context: Context,
  client: pg.PoolClient,
  fn: RegisteredFunction,
  calls: Call[],
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "UPDATE embedded_worker.runs SET started_at = now() WHERE id = ANY ($1) AND started_at IS NULL RETURNING id",
    [calls.map((call) => call.runId)],
  );
  const finish = fn.timeouts?.finish;
  if (finish === undefined) return;
  await context.queue.put(
    client,
    rows.map((row) => ({ functionId: fn.id, runId: row.id, stepId: finishLimit, after: String(finish) })),
  );
}
