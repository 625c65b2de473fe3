import type pg from "pg";
import { firstUlid } from "./ulid";

const day = 24 * 3600_000;

interface Row {
  id: string;
  name: string;
  config: { triggers?: unknown };
  nextAt: string | null;
  counts: Record<string, number> | null;
  now: number;
}

/** `GET /x/functions`: what the app registered, and what came of it within a day. */
export async function listFunctions(pool: pg.Pool): Promise<Response> {
  const clock = await pool.query<{ now: number }>("SELECT (extract(epoch FROM now()) * 1000)::float8 AS now");
  const { rows } = await pool.query<Row>(
    `SELECT id, name, config,
        (SELECT min(next_at) FROM embedded_worker.schedules WHERE function_id = functions.id) AS "nextAt",
        (SELECT json_object_agg(status, number) FROM (
          SELECT status, count(*)::int AS number FROM embedded_worker.runs
            WHERE function_id = functions.id AND runs.id >= $1 GROUP BY status) AS counted) AS counts
      FROM embedded_worker.functions WHERE archived_at IS NULL ORDER BY id`,
    [firstUlid(Number(clock.rows[0]?.now) - day)],
  );
  return Response.json(
    rows.map(({ config, counts, ...row }) => ({ ...row, triggers: config.triggers ?? [], counts: counts ?? {} })),
  );
}
