import type pg from "pg";
import { type Cause, type Context, seconds, type Work } from "./context";

/**
 * Runs one piece of work in one transaction and wakes the delivery of events after its commit.
 * Whatever the work throws rolls everything back and is thrown on.
 */
export async function transaction<T>(context: Context, cause: Cause, run: (work: Work) => Promise<T>): Promise<T> {
  const client: pg.PoolClient = await context.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const work: Work = { client, now: seconds(context.now()), cause, hasEvents: false };
    const result = await run(work);
    await client.query("COMMIT");
    if (work.hasEvents) context.eventsQueued();
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
