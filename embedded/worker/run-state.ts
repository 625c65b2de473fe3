import type pg from "pg";
import { eventsOfRun } from "./end-run";
import { HttpError } from "./http";

/** `GET /v0/runs/:id/batch` and `…/actions`: a run's events, and its steps that are over, as the SDK asks for them. */
export async function runState(pool: pg.Pool, runId: string, part: string): Promise<Response> {
  const { rows } = await pool.query<{ events: unknown[] | null; steps: Record<string, unknown> | null }>(
    `SELECT ${eventsOfRun} AS events,
        (SELECT json_object_agg(id, CASE WHEN status = 'failed' THEN json_build_object('type', 'error', 'error', error)
            ELSE json_build_object('type', 'data', 'data', output) END)
          FROM embedded_worker.steps WHERE run_id = runs.id AND done_order IS NOT NULL) AS steps
      FROM embedded_worker.runs WHERE id = $1`,
    [runId],
  );
  const run = rows[0];
  if (!run) throw new HttpError(404, "There is no such run.");
  return Response.json(part === "batch" ? (run.events ?? []) : (run.steps ?? {}));
}
