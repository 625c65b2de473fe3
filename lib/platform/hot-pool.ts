import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/platform/log";
import { once } from "@/lib/platform/once";

const PLANNER = `SET enable_seqscan = off; SET enable_mergejoin = off;
  SET plan_cache_mode = force_generic_plan; SET jit = off`;

/**
 * Few connections for the batched statements, apart from the pool of ordinary reads, so that a slow
 * report never stands before a sale. The planner cannot know that the JSON input is small; it is told
 * to reach seats by their key.
 */
export function hotPool(): pg.Pool {
  return once("inventory.pool", () => {
    const pool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: 6,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 5_000,
      lock_timeout: 1_000,
      keepAlive: true,
      application_name: "evently inventory",
      // told to each new connection before its first use
      verify: (client: pg.PoolClient, done: (error?: Error) => void) => {
        // the query tells of a lost connection; the event, unheard, would end the process
        const hear = () => {};
        client.on("error", hear);
        client
          .query(PLANNER)
          .then(() => done(), done)
          .finally(() => client.off("error", hear));
      },
    });
    pool.on("error", (error) => log.warn("An idle inventory connection was lost", { error: String(error) }));
    return pool;
  });
}

/** Runs one named statement with one JSON parameter. */
export async function runBatch<T extends Record<string, unknown>>(
  name: string,
  text: string,
  input: unknown,
): Promise<T[]> {
  const result = await hotPool().query<T>({ name, text, values: [JSON.stringify(input)] });
  return result.rows;
}

/** Ends its connections, when the process stops. */
export async function closeHotPool(): Promise<void> {
  await hotPool().end();
}
