import type pg from "pg";
import { acceptEvents } from "./accept-events";
import type { Context } from "./context";
import { endStep } from "./end-step";
import type { StoredError } from "./ops";
import type { EventBody, IncomingEvent } from "./store-events";
import { unpark } from "./unpark";

export type Ending = { status: "completed"; output: unknown } | { status: "failed" | "cancelled"; error: StoredError };

interface Ended {
  function_id: string;
  event_name: string | null;
  parent_run: string | null;
  parent_step: string | null;
  limit_keys: string[];
  events: EventBody[] | null;
  waited: boolean;
}

/** The SQL that gives a run's events in their order. */
export const eventsOfRun = `(SELECT json_agg(events.body ORDER BY place)
  FROM unnest(runs.event_ids) WITH ORDINALITY AS of_run(id, place)
  JOIN embedded_worker.events ON events.id = of_run.id)`;

/**
 * Ends a run, within the caller's transaction: tells the step that invoked it and who listens to such ends. One that
 * is over stays as it is. Answers the functions that got jobs.
 */
export async function endRun(
  context: Context,
  client: pg.PoolClient,
  runId: string,
  ending: Ending,
): Promise<string[]> {
  const output = ending.status === "completed" ? JSON.stringify(ending.output ?? null) : null;
  const error = ending.status === "completed" ? null : JSON.stringify(ending.error);
  const { rows } = await client.query<Ended>(
    `UPDATE embedded_worker.runs SET status = $2, output = $3, error = $4, ended_at = now(), gather_key = NULL,
        started_at = COALESCE(started_at, now())
      WHERE id = $1 AND ended_at IS NULL
      RETURNING function_id, event_name, parent_run, parent_step, limit_keys, ${eventsOfRun} AS events,
        EXISTS (SELECT 1 FROM embedded_worker.waits WHERE name LIKE 'inngest/%') AS waited`,
    [runId, ending.status, output, error],
  );
  const run = rows[0];
  if (!run) return [];
  await client.query("DELETE FROM embedded_worker.waits WHERE run_id = $1", [runId]);
  await client.query("DELETE FROM embedded_worker.parked WHERE run_id = $1", [runId]);
  const calls = await client.query("DELETE FROM embedded_worker.calls WHERE run_id = $1", [runId]);
  const woken = calls.rowCount ? await unpark(context, client, run.function_id, run.limit_keys) : [];
  if (run.parent_run && run.parent_step) {
    const result = ending.status === "completed" ? { output: ending.output } : { error: ending.error };
    woken.push(...(await endStep(context, client, run.parent_run, run.parent_step, result)));
  }
  const heard = endEvents(runId, run, ending).filter((event) => run.waited || context.registry.hears(event.body.name));
  return heard.length > 0 ? [...woken, ...(await acceptEvents(context, client, heard))] : woken;
}

const told = /^inngest\/function\.(failed|finished|cancelled)$/;

/** The events that tell of an end; none of the end of a run that was told of one, or they would never cease. */
function endEvents(runId: string, run: Ended, ending: Ending): IncomingEvent[] {
  if (told.test(run.event_name ?? "")) return [];
  const events = run.events ?? [];
  const common = { function_id: run.function_id, run_id: runId, event: events[0] ?? null, events };
  const error = ending.status === "completed" ? null : ending.error;
  const made: [string, Record<string, unknown>][] = [
    ["inngest/function.finished", error ? { error } : { result: ending.status === "completed" ? ending.output : null }],
  ];
  if (ending.status === "failed") made.unshift(["inngest/function.failed", { error }]);
  if (ending.status === "cancelled") made.unshift(["inngest/function.cancelled", { error }]);
  return made.map(([name, more]) => ({
    key: `${name} ${runId}`,
    body: { id: `${runId}-${name.split(".").at(-1)}`, name, data: { ...common, ...more }, ts: Date.now() },
  }));
}
