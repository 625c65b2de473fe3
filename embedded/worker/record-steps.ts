import { type Op, opName, type StoredError, stepName } from "./ops";

/** A step that is over, as the statements take it. */
export interface StepRow {
  run_id: string;
  id: string;
  name: string;
  op: string;
  status: "completed" | "failed";
  attempts: number;
  output: unknown;
  error: StoredError | null;
  seconds: number;
}

export function stepRow(runId: string, one: Op, attempts: number, error: StoredError | null = null): StepRow {
  return {
    run_id: runId,
    id: one.id,
    name: stepName(one),
    op: opName(one),
    status: error ? "failed" : "completed",
    attempts,
    output: error ? null : (one.data ?? null),
    error,
    seconds: (one.timing?.b ?? 0) / 1e9,
  };
}

/** One row for each step: a statement cannot write the same one twice. */
export function distinct(rows: StepRow[]): StepRow[] {
  return [...new Map(rows.map((row) => [`${row.run_id} ${row.id}`, row])).values()];
}

/**
 * Writes the steps of `$n`, a JSON array of StepRow, whose run is among `live`, a query with run_id. What is recorded
 * stays: a step that is over is not written again.
 */
export function recordSteps(parameter: string, live: string): string {
  return `INSERT INTO embedded_worker.steps AS known
    (run_id, id, name, op, status, attempts, output, error, started_at, ended_at, done_order)
    SELECT s.run_id, s.id, s.name, s.op, s.status, s.attempts,
        CASE WHEN s.status = 'completed' THEN COALESCE(s.output, 'null') END, s.error,
        now() - s.seconds * interval '1 second', now(), nextval('embedded_worker.step_order')
      FROM json_to_recordset(${parameter}::json) AS s(run_id text, id text, name text, op text, status text,
        attempts integer, output json, error json, seconds double precision)
      WHERE s.run_id IN (${live})
    ON CONFLICT (run_id, id) DO UPDATE SET status = excluded.status, output = excluded.output, error = excluded.error,
      attempts = GREATEST(known.attempts + 1, excluded.attempts), started_at = excluded.started_at,
      ended_at = excluded.ended_at, done_order = excluded.done_order
      WHERE known.done_order IS NULL`;
}
