import { callFunction, type Outcome } from "./call-function";
import type { Call } from "./claim";
import type { completeLane } from "./complete-simply";
import type { Context } from "./context";
import type { Op } from "./ops";
import { stepRow } from "./record-steps";
import { settle } from "./settle";

/** Between tries to record a result that the database did not take. */
const againMs = 500;
/** A result that the database refuses so often, though it answers, it will never take. */
const mostRefusals = 5;

/** Makes a call and records what it came to. A result is not given up because the database was away for a while. */
export async function runCall(
  context: Context,
  call: Call,
  complete: ReturnType<typeof completeLane>,
  isStopped: () => boolean,
): Promise<void> {
  let outcome = await callFunction(context, call);
  if (outcome.kind === "error") {
    context.log("warn", "A background function failed", {
      function: call.fn.id,
      run: call.runId,
      attempt: call.attempt + 1,
      error: outcome.error.message,
    });
  }
  for (let refusals = 0; ; ) {
    try {
      // of those that are recorded together one may be refused: then each goes its own way
      if (refusals === 0 && (await completedSimply(call, outcome, complete, context))) return;
      context.wake(await settle(context, call, outcome));
      return;
    } catch (error) {
      context.log("warn", "A result could not be recorded", { run: call.runId, error: String(error) });
      if (isStopped()) return;
      if (isRefusal(error)) refusals++;
      if (refusals === mostRefusals) outcome = unrecordable(error);
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}

/** SQLSTATEs of the classes that speak of the data or the statement, not of the server's state. */
function isRefusal(error: unknown): boolean {
  return /^(22|23|42|54)/.test((error as { code?: string }).code ?? "");
}

function unrecordable(error: unknown): Outcome {
  const message = `What it came to could not be recorded: ${error instanceof Error ? error.message : error}`;
  return { kind: "error", error: { name: "NotRecorded", message }, retry: false, retryAfter: null };
}

/** The short way for the many runs that nobody waits for: one statement for all that end at once. */
async function completedSimply(
  call: Call,
  outcome: Outcome,
  complete: ReturnType<typeof completeLane>,
  context: Context,
): Promise<boolean> {
  const { fn } = call;
  const plain = call.stepId === "" && !call.hasParent && fn.keyLimits.length === 0;
  if (!plain || context.registry.hears("inngest/function.finished")) return false;
  if (outcome.kind === "completed") {
    return complete({ callId: call.id, runId: call.runId, output: outcome.output, steps: [] });
  }
  if (outcome.kind !== "ops") return false;
  const end = outcome.ops.find((one) => one.op === "RunComplete");
  const others = outcome.ops.filter((one) => one !== end);
  if (!end || !others.every((one: Op) => one.op === "StepRun")) return false;
  const steps = others.map((one) => stepRow(call.runId, one, call.attempt + 1));
  return complete({ callId: call.id, runId: call.runId, output: end.data, steps });
}
