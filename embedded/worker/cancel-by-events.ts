import type pg from "pg";
import { cancelRuns } from "./cancel-runs";
import type { Context } from "./context";
import type { EventBody, StoredEvent } from "./store-events";

/** cancelOn: ends open runs that one of these events speaks of. */
export async function cancelByEvents(
  context: Context,
  client: pg.PoolClient,
  events: StoredEvent[],
): Promise<string[]> {
  const names = [...new Set(events.map((event) => event.body.name))];
  const functions = [...new Set(names.flatMap((name) => context.registry.cancelledBy(name)))];
  if (functions.length === 0) return [];
  const { rows } = await client.query<{ id: string; function_id: string; age: number; event: EventBody }>(
    `SELECT runs.id, runs.function_id, extract(epoch FROM now() - runs.queued_at)::float8 AS age, first.body AS event
      FROM embedded_worker.runs JOIN embedded_worker.events AS first ON first.id = runs.event_ids[1]
      WHERE runs.function_id = ANY ($1) AND runs.ended_at IS NULL ORDER BY runs.id FOR UPDATE OF runs`,
    [functions.map((fn) => fn.id)],
  );
  const over = rows.filter((run) =>
    context.registry
      .get(run.function_id)
      ?.cancel.some(
        (one) =>
          (one.timeout === undefined || run.age <= one.timeout) &&
          events.some(
            ({ body }) => body.name === one.event && (!one.if || one.if({ event: run.event, async: body }) === true),
          ),
      ),
  );
  return cancelRuns(
    context,
    client,
    over.map((run) => run.id),
    "An event cancelled it.",
  );
}
