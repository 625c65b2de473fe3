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
 * Writes steps whose run is among `live`, a query with run_id; their values are the nine parameters from `$first` on.
 * What is recorded stays: a step that is over is not written again.
 */
export function recordSteps(first: number, live: string): string {
  const types = ["text", "text", "text", "text", "text", "integer", "text", "text", "double precision"];
  const columns = types.map((type, i) => `$${first + i}::${type}[]`).join(", ");
  // outputs come as texts: taken out of a larger JSON they could not hold what PostgreSQL has no text for
  return `INSERT INTO embedded_worker.steps AS known
    (run_id, id, name, op, status, attempts, output, error, started_at, ended_at, done_order)
    SELECT s.run_id, s.id, s.name, s.op, s.status, s.attempts, s.output::json, s.error::json,
        now() - s.seconds * interval '1 second', now(), nextval('embedded_worker.step_order')
      FROM unnest(${columns}) AS s(run_id, id, name, op, status, attempts, output, error, seconds)
      WHERE s.run_id IN (${live})
    ON CONFLICT (run_id, id) DO UPDATE SET status = excluded.status, output = excluded.output, error = excluded.error,
      attempts = GREATEST(known.attempts + 1, excluded.attempts), started_at = excluded.started_at,
      ended_at = excluded.ended_at, done_order = excluded.done_order
      WHERE known.done_order IS NULL`;
}

/** The parameters of recordSteps. */
export function stepValues(rows: StepRow[]): unknown[] {
  const column = (value: (row: StepRow) => unknown) => rows.map(value);
  return [
    column((row) => row.run_id),
    column((row) => row.id),
    column((row) => row.name),
    column((row) => row.op),
    column((row) => row.status),
    column((row) => row.attempts),
    column((row) => (row.error ? null : JSON.stringify(row.output))),
    column((row) => (row.error ? JSON.stringify(row.error) : null)),
    column((row) => row.seconds),
  ];
}
