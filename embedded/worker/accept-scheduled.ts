import type pg from "pg";
import type { Context } from "./context";
import type { RegisteredFunction } from "./registry";
import { startRuns } from "./start-runs";
import { storeEvents } from "./store-events";

/** Starts a run of a schedule that is due at `at`, in milliseconds since 1970. */
export async function acceptScheduled(
  context: Context,
  client: pg.PoolClient,
  fn: RegisteredFunction,
  cron: string,
  at: number,
): Promise<string[]> {
  const id = `${fn.id}-${cron}-${at}`;
  const body = { id, name: "inngest/scheduled.timer", data: { cron }, ts: at };
  const { events, now } = await storeEvents(client, [{ key: id, body }]);
  const started = await startRuns(
    context,
    client,
    events.map((event) => ({ fn, event })),
    now,
  );
  return started.functionIds;
}
