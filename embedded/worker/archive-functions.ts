import type pg from "pg";
import type { Context } from "./context";
import { endRun } from "./end-run";

/** Archives all functions but these, and fails their open runs: nobody could go on with them. */
export async function archiveOthers(
  context: Context,
  client: pg.PoolClient,
  kept: string[],
): Promise<{ count: number; woken: string[] }> {
  const { rowCount } = await client.query(
    "UPDATE embedded_worker.functions SET archived_at = now() WHERE archived_at IS NULL AND id <> ALL ($1)",
    [kept],
  );
  const { rows } = await client.query<{ id: string; function_id: string }>(
    `SELECT runs.id, runs.function_id FROM embedded_worker.runs
      JOIN embedded_worker.functions ON functions.id = runs.function_id AND functions.archived_at IS NOT NULL
      WHERE runs.ended_at IS NULL ORDER BY runs.id`,
  );
  const woken: string[] = [];
  for (const run of rows) {
    const error = {
      name: "FunctionRemoved",
      message: `The function ${run.function_id} is not part of the app any more.`,
    };
    woken.push(...(await endRun(context, client, run.id, { status: "failed", error })));
  }
  return { count: rowCount ?? 0, woken };
}
