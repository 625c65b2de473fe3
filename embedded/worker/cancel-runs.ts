import type pg from "pg";
import type { Context } from "./context";
import { endRun } from "./end-run";

/** Ends runs that are not over yet, without an error of their own. What they are in the middle of counts no more. */
export async function cancelRuns(
  context: Context,
  client: pg.PoolClient,
  runIds: string[],
  reason: string,
): Promise<string[]> {
  const woken: string[] = [];
  for (const runId of runIds) {
    const error = { name: "Cancelled", message: reason };
    woken.push(...(await endRun(context, client, runId, { status: "cancelled", error })));
  }
  return woken;
}
