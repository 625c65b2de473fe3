import type pg from "pg";
import type { Context } from "./context";
import { endStep } from "./end-step";
import { compile } from "./expression";
import type { EventBody, StoredEvent } from "./store-events";

/** Ends the steps that wait for one of these events; each takes the first that fits. */
export async function resumeWaits(context: Context, client: pg.PoolClient, events: StoredEvent[]): Promise<string[]> {
  const { rows } = await client.query<{
    run_id: string;
    step_id: string;
    name: string;
    expression: string | null;
    event: EventBody;
  }>({
    name: "worker waits",
    text: `SELECT waits.run_id, waits.step_id, waits.name, waits.expression, first.body AS event
      FROM embedded_worker.waits
      JOIN embedded_worker.runs ON runs.id = waits.run_id
      JOIN embedded_worker.events AS first ON first.id = runs.event_ids[1]
      WHERE waits.name = ANY ($1) ORDER BY waits.run_id, waits.step_id`,
    values: [[...new Set(events.map((event) => event.body.name))]],
  });
  const woken: string[] = [];
  for (const wait of rows) {
    const fits = wait.expression === null ? null : compile(wait.expression);
    const found = events.find(
      ({ body }) => body.name === wait.name && (!fits || fits({ event: wait.event, async: body }) === true),
    );
    if (found) woken.push(...(await endStep(context, client, wait.run_id, wait.step_id, { output: found.body })));
  }
  return woken;
}
