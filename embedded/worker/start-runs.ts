import type pg from "pg";
import type { Context } from "./context";
import { type Expression, keyText } from "./expression";
import { gather } from "./gather";
import { paceStarts } from "./pace";
import { type Job, startLimit } from "./queue";
import type { RegisteredFunction } from "./registry";
import { replaceRunning } from "./replace-running";
import type { StoredEvent } from "./store-events";
import { ulid } from "./ulid";

export interface Candidate {
  fn: RegisteredFunction;
  event: StoredEvent;
  /** The step that invoked it. */
  parent?: { runId: string; stepId: string };
}

interface Start extends Candidate {
  /** Seconds that it has to wait for its turn. */
  delay: number;
}

/**
 * Starts a run for each candidate that its function's options let start, within the caller's transaction. `now` is
 * the database's time in milliseconds since 1970. Answers how many runs there are now, and whose.
 */
export async function startRuns(
  context: Context,
  client: pg.PoolClient,
  candidates: Candidate[],
  now: number,
): Promise<{ runs: number; functionIds: string[] }> {
  const apart = (one: Candidate) => !one.parent && (one.fn.debounce ?? one.fn.batchEvents) !== undefined;
  const gathered = await gather(context, client, candidates.filter(apart), now);
  const paced = await paceStarts(
    client,
    candidates.filter((one) => !apart(one)),
  );
  const starts: Start[] = await replaceRunning(context, client, paced);
  if (starts.length === 0) return { runs: gathered.length, functionIds: gathered };

  const rows = starts.map((start) => ({
    id: ulid(now),
    function_id: start.fn.id,
    event_id: start.event.id,
    event_name: start.event.body.name,
    delay: start.delay,
    limit_keys: limitKeys(start.fn, start.event.body),
    singleton_key: start.fn.singleton ? key(start.fn.singleton.key, start) : null,
    idempotency_key: start.fn.idempotency && !start.parent ? key(start.fn.idempotency, start) : null,
    parent_run: start.parent?.runId ?? null,
    parent_step: start.parent?.stepId ?? null,
  }));
  const inserted = await client.query<{ id: string; function_id: string }>({
    name: "worker start runs",
    text: `INSERT INTO embedded_worker.runs (id, function_id, event_ids, event_name, due_at, limit_keys,
        singleton_key, idempotency_key, parent_run, parent_step)
      SELECT id, function_id, ARRAY[event_id], event_name, now() + delay * interval '1 second',
          ARRAY(SELECT json_array_elements_text(limit_keys)), singleton_key, idempotency_key, parent_run, parent_step
        FROM json_to_recordset($1::json) AS r(id text, function_id text, event_id text, event_name text,
          delay double precision, limit_keys json, singleton_key text, idempotency_key text, parent_run text,
          parent_step text)
      ON CONFLICT DO NOTHING
      RETURNING id, function_id`,
    values: [JSON.stringify(rows)],
  });
  const delays = new Map(rows.map((row) => [row.id, row.delay]));
  const jobs = inserted.rows.flatMap((run) => firstJobs(context, run.function_id, run.id, delays.get(run.id) ?? 0));
  await context.queue.put(client, jobs);
  return {
    runs: gathered.length + inserted.rows.length,
    functionIds: [...gathered, ...inserted.rows.map((run) => run.function_id)],
  };
}

/** The job that starts a run, and the one that gives it up should it not start in time. */
export function firstJobs(context: Context, functionId: string, runId: string, delay: number): Job[] {
  const start = context.registry.get(functionId)?.timeouts?.start;
  const job: Job = { functionId, runId, stepId: "", ...(delay > 0 ? { after: String(delay) } : {}) };
  return start === undefined ? [job] : [job, { functionId, runId, stepId: startLimit, after: String(delay + start) }];
}

export function limitKeys(fn: RegisteredFunction, event: unknown): string[] {
  return fn.keyLimits.map(({ key: of }, i) => `${i} ${key(of, { event: { body: event } })}`);
}

/** The text of an expression's value; one for all where there is none. Texts of the database hold no NUL. */
export function key(of: Expression | undefined, { event }: { event: { body: unknown } }): string {
  return of ? keyText(of({ event: event.body })).replaceAll("\0", "") : "";
}
