import type pg from "pg";

const mostTries = 5;
/** serialization_failure and deadlock_detected: the same again may well succeed. */
const passing = new Set(["40001", "40P01"]);

/**
 * Runs one piece of work in one transaction. Whatever it throws rolls everything back and is thrown on; where the
 * database gave the work up for another's sake it is run again from its start.
 */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return persistently(() => once(pool, work));
}

/** Tries again what the database gave up for another's sake. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries || !passing.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

async function once<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // a connection in use has no other listener, and without one its loss would end the process
  const lose = (error: Error) => {
    broken = error;
  };
  client.on("error", lose);
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(lose);
    throw error;
  } finally {
    client.off("error", lose);
    client.release(broken);
  }
}
