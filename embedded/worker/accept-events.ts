import type pg from "pg";
import { cancelByEvents } from "./cancel-by-events";
import type { Context } from "./context";
import { resumeWaits } from "./resume-waits";
import { startRuns } from "./start-runs";
import { type IncomingEvent, storeEvents } from "./store-events";

/**
 * Takes events in, within the caller's transaction: wakes what waits for them, cancels what they cancel, starts what
 * they trigger. Events that are known already do nothing. Answers the functions that got jobs.
 */
export async function acceptEvents(
  context: Context,
  client: pg.PoolClient,
  incoming: IncomingEvent[],
): Promise<string[]> {
  const { events, now } = await storeEvents(client, incoming);
  if (events.length === 0) return [];
  const woken = await resumeWaits(context, client, events);
  woken.push(...(await cancelByEvents(context, client, events)));
  const candidates = events.flatMap((event) => {
    const fits = context.registry
      .triggeredBy(event.body.name)
      .filter(({ trigger }) => !trigger.expression || trigger.expression({ event: event.body }) === true)
      .map(({ fn }) => fn);
    return [...new Set(fits)].map((fn) => ({ fn, event }));
  });
  const started = await startRuns(context, client, candidates, now);
  return [...woken, ...started.functionIds];
}
