import type pg from "pg";
import { eventsOfRun } from "./end-run";
import { HttpError } from "./http";
import { summaryColumns } from "./list-runs";

const mostShown = 4096;

interface Detail {
  id: string;
  output: unknown;
  events: unknown[] | null;
  steps: { output: unknown; error: unknown }[] | null;
  [more: string]: unknown;
}

/** `GET /x/runs/:id`: a run with its steps in the order in which they began. */
export async function getRun(pool: pg.Pool, runId: string): Promise<Response> {
  const { rows } = await pool.query<Detail>(
    `SELECT ${summaryColumns}, runs.output, ${eventsOfRun} AS events,
        (SELECT json_agg(json_build_object('id', steps.id, 'name', steps.name, 'op', steps.op,
              'status', CASE WHEN calls.id IS NOT NULL THEN 'running' ELSE steps.status END,
              'attempts', steps.attempts, 'startedAt', steps.started_at, 'endedAt', steps.ended_at,
              'output', steps.output, 'error', steps.error,
              'wakesAt', CASE WHEN steps.done_order IS NULL THEN steps.wakes_at END)
            ORDER BY steps.started_at, steps.done_order)
          FROM embedded_worker.steps LEFT JOIN embedded_worker.calls
            ON calls.run_id = steps.run_id AND calls.step_id = steps.id
          WHERE steps.run_id = runs.id) AS steps
      FROM embedded_worker.runs LEFT JOIN embedded_worker.functions ON functions.id = runs.function_id
      WHERE runs.id = $1`,
    [runId],
  );
  const run = rows[0];
  if (!run) throw new HttpError(404, "There is no such run.");
  const { events, steps, ...summary } = run;
  return Response.json({
    ...summary,
    output: shortened(run.output),
    event: shortened(events?.[0] ?? null),
    events: (events ?? []).slice(0, 20).map(shortened),
    steps: (steps ?? []).map((step) => ({
      ...step,
      output: shortened(step.output),
      error: shortened(step.error),
    })),
  });
}

/** The value, or the beginning of its text where that is long. */
function shortened(value: unknown): unknown {
  const text = JSON.stringify(value ?? null);
  return text.length <= mostShown ? (value ?? null) : `${text.slice(0, mostShown)} …`;
}
