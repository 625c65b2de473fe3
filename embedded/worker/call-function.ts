import { z } from "zod";
import { canonicalJson } from "./canonical-json";
import type { Call } from "./claim";
import type { Context } from "./context";
import { type Op, op, type StoredError, storedError } from "./ops";
import { isSigned, sign } from "./signing";

/** What a call came to. */
export type Outcome =
  | { kind: "ops"; ops: Op[]; coalesces: boolean; retryAfter: string | null }
  | { kind: "completed"; output: unknown }
  | { kind: "error"; error: StoredError; retry: boolean; retryAfter: string | null };

const mostCrashes = 5;

/** Calls a function by the SDK's protocol. Never throws: a call that fails is an outcome, too. */
export async function callFunction(context: Context, call: Call): Promise<Outcome> {
  if (call.crashes >= mostCrashes) {
    const message = `The worker ended in the middle of it ${call.crashes} times.`;
    return { kind: "error", error: { name: "WorkerEnded", message }, retry: false, retryAfter: null };
  }
  const late = AbortSignal.timeout(context.longestCallMs);
  try {
    const body = canonicalJson(requestBody(call));
    const url = new URL(call.fn.url);
    url.searchParams.set("stepId", call.stepId || "step");
    const request = new Request(url, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        // the SDK reads it, also where no socket brought the request
        host: url.host,
        "user-agent": "evently-worker",
        "x-inngest-signature": sign(context.signingKey, body),
        "x-inngest-server-kind": "cloud",
        "x-run-id": call.runId,
        "x-inngest-job-id": call.id,
      },
      signal: late,
    });
    const answer = context.call(request).then(async (response) => ({ response, text: await response.text() }));
    const { response, text } = await unless(late, answer);
    return interpret(response, text, context.signingKey);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    return failed({ name: "CallFailed", message: `${error instanceof Error ? error.message : error}${cause}` });
  }
}

/** A function in the same process hears of no signal: what never answers must not keep its place for ever. */
function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

const failed = (error: StoredError, retry = true, retryAfter: string | null = null): Outcome => ({
  kind: "error",
  error,
  retry,
  retryAfter,
});

function requestBody(call: Call): unknown {
  const stack = call.steps.map((step) => step.id);
  return {
    event: call.events[0] ?? {},
    events: call.events,
    steps: Object.fromEntries(
      call.steps.map((step) => [
        step.id,
        step.failed ? { type: "error", error: step.error } : { type: "data", data: step.output ?? null },
      ]),
    ),
    ctx: {
      run_id: call.runId,
      // what the SDK checkpoints under: only where it may record as it goes
      ...(call.stepId === "" && !call.planOnly ? { fn_id: call.fn.id, qi_id: call.id } : {}),
      attempt: call.attempt,
      max_attempts: call.fn.mostAttempts,
      disable_immediate_execution: call.planOnly,
      use_api: false,
      stack: { stack, current: Math.max(stack.length - 1, 0) },
    },
  };
}

function interpret(response: Response, text: string, signingKey: string): Outcome {
  const { status, headers } = response;
  if (status !== 401 && !isSigned(signingKey, text, headers.get("x-inngest-signature"))) {
    return failed({ name: "CallFailed", message: `The answer (${status}) carries no valid signature.` });
  }
  const body = readJson(text);
  const retryAfter = headers.get("retry-after");
  if (status === 206) {
    const ops = z.array(op).min(1).safeParse(body);
    if (!ops.success) return failed({ name: "CallFailed", message: "The answer cannot be understood." });
    return { kind: "ops", ops: ops.data, coalesces: headers.get("x-inngest-req-version") !== "1", retryAfter };
  }
  if (status === 200) return { kind: "completed", output: body ?? null };
  const error = storedError(body ?? { message: `The function answered with ${status}.` });
  return failed(error, headers.get("x-inngest-no-retry") !== "true", retryAfter);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
