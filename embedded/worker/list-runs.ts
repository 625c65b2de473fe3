import type pg from "pg";
import { HttpError } from "./http";

/** What a run looks like from outside; the app's lib/schemas/background.ts describes the same. */
export const summaryColumns = `runs.id, runs.function_id AS "functionId",
  COALESCE(functions.name, runs.function_id) AS "functionName",
  CASE WHEN runs.ended_at IS NULL AND EXISTS (SELECT 1 FROM embedded_worker.calls WHERE calls.run_id = runs.id)
    THEN 'running' ELSE runs.status END AS status,
  runs.event_name AS "eventName", runs.queued_at AS "queuedAt", runs.started_at AS "startedAt",
  runs.ended_at AS "endedAt", runs.attempt, runs.error`;

const statuses = ["queued", "running", "sleeping", "waiting", "completed", "failed", "cancelled"];
const mostRuns = 100;

/** `GET /x/runs`: the newest first. */
export async function listRuns(pool: pg.Pool, search: URLSearchParams): Promise<Response> {
  const status = search.get("status");
  if (status !== null && !statuses.includes(status)) throw new HttpError(400, "There is no such status.");
  const limit = Math.min(Math.max(Math.trunc(Number(search.get("limit") ?? 50)) || 50, 1), mostRuns);
  const running = "EXISTS (SELECT 1 FROM embedded_worker.calls WHERE calls.run_id = runs.id)";
  const conditions = ["($1::text IS NULL OR runs.function_id = $1)", "($2::text IS NULL OR runs.id < $2)"];
  if (status === "running") conditions.push(running, "runs.ended_at IS NULL");
  else if (status) conditions.push(`runs.status = '${status}' AND (runs.ended_at IS NOT NULL OR NOT ${running})`);
  const { rows } = await pool.query<{ id: string }>(
    `SELECT ${summaryColumns} FROM embedded_worker.runs
      LEFT JOIN embedded_worker.functions ON functions.id = runs.function_id
      WHERE ${conditions.join(" AND ")} ORDER BY runs.id DESC LIMIT $3`,
    [search.get("function"), search.get("cursor"), limit + 1],
  );
  const data = rows.slice(0, limit);
  return Response.json({ data, nextCursor: rows.length > limit ? data.at(-1)?.id : null });
}
