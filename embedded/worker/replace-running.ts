import type pg from "pg";
import { cancelRuns } from "./cancel-runs";
import type { Context } from "./context";
import { type Candidate, key } from "./start-runs";

/**
 * singleton in its mode cancel: a new run ends the one before it, and of several at once only the last is started.
 * (Mode skip needs nothing here: the database has one open run of a key.)
 */
export async function replaceRunning<T extends Candidate>(
  context: Context,
  client: pg.PoolClient,
  candidates: T[],
): Promise<T[]> {
  const last = new Map<string, T>();
  for (const one of candidates) {
    if (one.fn.singleton?.mode === "cancel") last.set(JSON.stringify([one.fn.id, key(one.fn.singleton.key, one)]), one);
  }
  if (last.size === 0) return candidates;
  for (const name of [...last.keys()].sort()) {
    const [functionId, value] = JSON.parse(name) as string[];
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM embedded_worker.runs
        WHERE function_id = $1 AND singleton_key = $2 AND ended_at IS NULL FOR UPDATE`,
      [functionId, value],
    );
    await cancelRuns(
      context,
      client,
      rows.map((row) => row.id),
      "A newer run took its place.",
    );
  }
  const kept = new Set(last.values());
  return candidates.filter((one) => one.fn.singleton?.mode !== "cancel" || kept.has(one));
}
