import type pg from "pg";
import { advance } from "./advance";
import { readRetryAfter } from "./backoff";
import type { Outcome } from "./call-function";
import type { Call } from "./claim";
import type { Context } from "./context";
import { endRun } from "./end-run";
import { type Op, type StoredError, storedError } from "./ops";
import { planSteps } from "./plan-steps";
import { recordSteps, stepRow, stepValues } from "./record-steps";
import { transaction } from "./transaction";
import { lockLimits, unpark } from "./unpark";

type Failure = Extract<Outcome, { kind: "error" }>;

const ran = new Set(["StepRun", "Step"]);

/**
 * Records what a call came to and what follows from it, in one transaction; nothing where the call is not this
 * worker's any more. Answers the functions that got jobs.
 */
export async function settle(context: Context, call: Call, outcome: Outcome): Promise<string[]> {
  return transaction(context.pool, async (client) => {
    if (call.fn.keyLimits.length > 0) await lockLimits(client, call.fn.id);
    // runs are locked before their calls and steps everywhere
    const run = await client.query("SELECT 1 FROM embedded_worker.runs WHERE id = $1 AND ended_at IS NULL FOR UPDATE", [
      call.runId,
    ]);
    const gone = await client.query<{ begun_at: Date; limit_keys: string[] }>(
      "DELETE FROM embedded_worker.calls WHERE id = $1 RETURNING begun_at, limit_keys",
      [call.id],
    );
    const lease = gone.rows[0];
    if (!lease) return [];
    const woken = await unpark(context, client, call.fn.id, lease.limit_keys);
    if (!run.rowCount) return woken;
    await client.query("UPDATE embedded_worker.runs SET started_at = $2 WHERE id = $1 AND started_at IS NULL", [
      call.runId,
      lease.begun_at,
    ]);
    const follow = call.stepId === "" ? settleRun : settleStep;
    return [...woken, ...(await follow(context, client, call, outcome))];
  });
}

/** The function was called to go on: it ended, failed, or told of steps that it ran or wants. */
async function settleRun(context: Context, client: pg.PoolClient, call: Call, outcome: Outcome): Promise<string[]> {
  if (outcome.kind === "completed") return endRun(context, client, call.runId, { ...outcome, status: "completed" });
  if (outcome.kind === "error") return retryRun(context, client, call, outcome);

  await record(client, call, outcome.ops);
  const failure = outcome.ops.map((one) => failureOf(call, one, outcome.retryAfter)).find((one) => one !== null);
  if (failure) return retryRun(context, client, call, failure);
  const complete = outcome.ops.find((one) => one.op === "RunComplete");
  if (complete) return endRun(context, client, call.runId, { status: "completed", output: complete.data });

  const wanted = outcome.ops.filter((one) => !isOver(one));
  const planOnly = !outcome.coalesces && outcome.ops.length > 1;
  await client.query(
    "UPDATE embedded_worker.runs SET attempt = 0, crashes = 0, plan_only = plan_only OR $3, status = $2 WHERE id = $1",
    [call.runId, statusFor(wanted), planOnly],
  );
  const woken = await planSteps(context, client, call, wanted);
  // steps alone that are over: there is nothing to wait for
  return [...woken, ...(wanted.length === 0 ? await advance(context, client, call.runId) : [])];
}

/** One of several steps was called by itself. */
async function settleStep(context: Context, client: pg.PoolClient, call: Call, outcome: Outcome): Promise<string[]> {
  const one = outcome.kind === "ops" ? outcome.ops.find((op) => op.id === call.stepId) : undefined;
  if (one && isOver(one) && outcome.kind === "ops") {
    const race = await isRace(client, call);
    await record(client, call, outcome.ops.filter(isOver));
    return advance(context, client, call.runId, race);
  }
  const failure: Failure =
    outcome.kind === "error"
      ? outcome
      : {
          kind: "error",
          error: one ? storedError(one.error) : { name: "StepNotFound", message: "The function has no such step." },
          retry: true,
          retryAfter: outcome.kind === "ops" ? outcome.retryAfter : null,
        };
  const failures = call.attempt + 1;
  if (failure.retry && failures < call.fn.mostAttempts) {
    const after = readRetryAfter(failure.retryAfter) ?? String(context.backoff(failures));
    await client.query(
      `UPDATE embedded_worker.steps SET attempts = $3, error = $4,
          wakes_at = CASE WHEN right($5, 1) = 'Z' THEN $5::timestamptz ELSE now() + $5::interval END
        WHERE run_id = $1 AND id = $2 AND done_order IS NULL`,
      [call.runId, call.stepId, failures, JSON.stringify(failure.error), after],
    );
    await context.queue.put(client, [{ functionId: call.fn.id, runId: call.runId, stepId: call.stepId, after }]);
    return [];
  }
  const race = await isRace(client, call);
  const fallen: Op = { id: call.stepId, op: "StepFailed", data: null, error: failure.error };
  await record(client, call, [fallen]);
  return advance(context, client, call.runId, race);
}

/** Steps that are over, well or not; a step whose error may pass is not. */
const isOver = (one: Op) => ran.has(one.op) || one.op === "StepFailed";

async function record(client: pg.PoolClient, call: Call, ops: Op[]): Promise<void> {
  const rows = ops
    .filter(isOver)
    .map((one) => stepRow(call.runId, one, call.attempt + 1, one.op === "StepFailed" ? storedError(one.error) : null));
  if (rows.length === 0) return;
  await client.query(recordSteps(2, "SELECT $1::text"), [call.runId, ...stepValues(rows)]);
}

/** The error of a step that the function ran as it went, and that may pass; null for every other operation. */
function failureOf(call: Call, one: Op, retryAfter: string | null): Failure | null {
  if (one.op !== "StepError") return null;
  return { kind: "error", error: storedError(one.error), retry: call.attempt + 1 < call.fn.mostAttempts, retryAfter };
}

function statusFor(wanted: Op[]): string {
  if (wanted.some((one) => one.op === "StepPlanned") || wanted.length === 0) return "queued";
  return wanted.every((one) => one.op === "Sleep") ? "sleeping" : "waiting";
}

async function isRace(client: pg.PoolClient, call: Call): Promise<boolean> {
  const { rows } = await client.query<{ race: boolean }>(
    "SELECT race FROM embedded_worker.steps WHERE run_id = $1 AND id = $2",
    [call.runId, call.stepId],
  );
  return rows[0]?.race ?? false;
}

async function retryRun(context: Context, client: pg.PoolClient, call: Call, failure: Failure): Promise<string[]> {
  const failures = call.attempt + 1;
  if (!failure.retry || failures >= call.fn.mostAttempts) {
    return endRun(context, client, call.runId, { status: "failed", error: failure.error satisfies StoredError });
  }
  const after = readRetryAfter(failure.retryAfter) ?? String(context.backoff(failures));
  await client.query(
    `UPDATE embedded_worker.runs SET attempt = $2, error = $3, status = 'queued',
        due_at = CASE WHEN right($4, 1) = 'Z' THEN $4::timestamptz ELSE now() + $4::interval END
      WHERE id = $1`,
    [call.runId, failures, JSON.stringify(failure.error), after],
  );
  await context.queue.put(client, [{ functionId: call.fn.id, runId: call.runId, stepId: "", after }]);
  return [];
}
