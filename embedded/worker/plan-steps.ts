import type pg from "pg";
import type { Call } from "./claim";
import type { Context } from "./context";
import { dueText } from "./durations";
import { endStep } from "./end-step";
import { compile } from "./expression";
import { invoke } from "./invoke";
import { type Op, opName, stepName } from "./ops";

type Opened = "planned" | "sleeping" | "waiting" | "invoking";

/** Operations that wait for something, and what their steps are called meanwhile. */
const opened: Record<string, Opened> = {
  StepPlanned: "planned",
  Sleep: "sleeping",
  WaitForEvent: "waiting",
  InvokeFunction: "invoking",
};

/**
 * Opens the steps that a function asks for; those that are known already stay as they are. What cannot be done fails
 * its step at once, so that the function may catch it. Answers the functions that got jobs.
 */
export async function planSteps(context: Context, client: pg.PoolClient, call: Call, ops: Op[]): Promise<string[]> {
  const woken: string[] = [];
  for (const one of ops) {
    const status = opened[one.op];
    const due = dueOf(one);
    const known = await client.query<{ id: string }>(
      `INSERT INTO embedded_worker.steps (run_id, id, name, op, status, race, started_at, wakes_at)
        VALUES ($1, $2, $3, $4, $5, $6, now(),
          CASE WHEN right($7, 1) = 'Z' THEN $7::timestamptz ELSE now() + $7::interval END)
        ON CONFLICT (run_id, id) DO NOTHING RETURNING id`,
      [call.runId, one.id, stepName(one), opName(one), status ?? "planned", one.opts?.parallelMode === "race", due],
    );
    if (!known.rowCount) continue;
    const problem = status ? problemOf(one, status, due) : `${one.op} is not supported by the embedded worker.`;
    if (problem) {
      const error = { name: "NotPossible", message: problem };
      woken.push(...(await endStep(context, client, call.runId, one.id, { error })));
      continue;
    }
    if (status === "waiting") await wait(client, call, one);
    if (status === "invoking") woken.push(...(await invoke(context, client, call, one)));
    if (status === "planned" || due !== null) {
      const job = { functionId: call.fn.id, runId: call.runId, stepId: one.id };
      await context.queue.put(client, [due === null ? job : { ...job, after: due }]);
      woken.push(call.fn.id);
    }
  }
  return woken;
}

/** When an operation is due by itself, as the queue understands it; null for never. */
function dueOf(one: Op): string | null {
  const text = one.op === "Sleep" ? one.name : one.op === "StepPlanned" ? null : one.opts?.timeout;
  return typeof text === "string" ? dueText(text) : null;
}

function problemOf(one: Op, status: Opened, due: string | null): string | null {
  if (status === "sleeping" && due === null) return `${JSON.stringify(one.name)} is no time to sleep for.`;
  const expression = one.opts?.if;
  if (status !== "waiting" || typeof expression !== "string") return null;
  try {
    compile(expression);
    return null;
  } catch (error) {
    return `The expression ${JSON.stringify(expression)} cannot be understood: ${(error as Error).message}.`;
  }
}

async function wait(client: pg.PoolClient, call: Call, one: Op): Promise<void> {
  const expression = typeof one.opts?.if === "string" ? one.opts.if : null;
  await client.query("INSERT INTO embedded_worker.waits (run_id, step_id, name, expression) VALUES ($1, $2, $3, $4)", [
    call.runId,
    one.id,
    one.name ?? "",
    expression,
  ]);
}
