import type pg from "pg";
import { z } from "zod";
import type { Call } from "./claim";
import type { Context } from "./context";
import { endStep } from "./end-step";
import type { Op } from "./ops";
import { startRuns } from "./start-runs";
import { storeEvents } from "./store-events";

const wish = z.object({
  function_id: z.string(),
  payload: z
    .object({ data: z.record(z.string(), z.unknown()).nullish() })
    .loose()
    .nullish(),
});

/** Starts the run that a step asks for; its end is the step's. Answers the functions that got jobs. */
export async function invoke(context: Context, client: pg.PoolClient, call: Call, one: Op): Promise<string[]> {
  const refuse = (message: string) =>
    endStep(context, client, call.runId, one.id, { error: { name: "InvokeRefused", message } });
  const read = wish.safeParse(one.opts);
  const fn = read.success ? context.registry.get(read.data.function_id) : undefined;
  if (!read.success || !fn) return refuse(`There is no function ${read.data?.function_id ?? "of this name"}.`);
  const { data, v } = read.data.payload ?? {};
  const id = `${call.runId}-${one.id}`;
  const body = { id, name: "inngest/function.invoked", data: data ?? {}, ts: Date.now(), ...(v ? { v } : {}) };
  // a key, but for one step alone: a failed run that is started again may ask for it again
  const { events, now } = await storeEvents(client, [{ key: null, body }]);
  const parent = { runId: call.runId, stepId: one.id };
  const started = await startRuns(
    context,
    client,
    events.map((event) => ({ fn, event, parent })),
    now,
  );
  return started.runs > 0 ? started.functionIds : refuse(`A run of ${fn.id} is under way, and it allows one alone.`);
}
