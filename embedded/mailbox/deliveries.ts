import type { Context } from "./context";
import { signatureHeaders } from "./signature";

export interface DeliveryOptions {
  webhookUrl: string;
  webhookSecret: string;
  fetch: typeof fetch;
  log(message: string, fields?: Record<string, unknown>): void;
}

interface DueEvent {
  id: string;
  body: unknown;
  attempts: number;
  ageSeconds: number;
}

// few at once: the server that takes them sells tickets as well
const batchSize = 4;
const answerMilliseconds = 10_000;
// longer than an attempt may take: after it, one that was cut off by a crash is made again
const leaseSeconds = 30;
const giveUpSeconds = 3 * 24 * 3600;
const longestDelayMilliseconds = 15 * 60_000;

/** Sends every webhook that is due, oldest first, at least once. Several processes share the work. */
export async function deliverDueEvents(context: Context, options: DeliveryOptions, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const due = await claimDueEvents(context);
    if (due.length === 0) return;
    await Promise.all(due.map((event) => deliver(context, options, event, stop)));
  }
}

async function claimDueEvents(context: Context): Promise<DueEvent[]> {
  const { rows } = await context.pool.query<DueEvent>(
    `UPDATE embedded_mailbox.events SET attempts = attempts + 1,
       next_attempt_at = to_timestamp($1) + make_interval(secs => $2)
     WHERE sequence IN (
       SELECT sequence FROM embedded_mailbox.events
       WHERE delivery = 'pending' AND next_attempt_at <= to_timestamp($1)
       ORDER BY next_attempt_at, sequence LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING id, body, attempts, ($1 - extract(epoch FROM created_at))::double precision AS "ageSeconds"`,
    [context.now() / 1000, leaseSeconds, batchSize],
  );
  return rows;
}

async function deliver(context: Context, options: DeliveryOptions, event: DueEvent, stop: AbortSignal): Promise<void> {
  const problem = await post(context, options, event, stop);
  const givesUp = event.ageSeconds > giveUpSeconds;
  if (problem !== null) options.log("A mail webhook was not accepted", { event: event.id, problem, givesUp });
  const delivery = problem === null ? "delivered" : givesUp ? "failed" : "pending";
  const delay = Math.min(1000 * 2 ** Math.max(0, event.attempts - 1), longestDelayMilliseconds);
  await context.pool.query(
    `UPDATE embedded_mailbox.events SET delivery = $2, last_problem = $3, next_attempt_at = to_timestamp($4)
     WHERE id = $1 AND delivery = 'pending'`,
    [event.id, delivery, problem, (context.now() + delay) / 1000],
  );
}

/** One attempt; null when the receiver took it with a 2xx, else what was wrong. */
async function post(
  context: Context,
  options: DeliveryOptions,
  event: DueEvent,
  stop: AbortSignal,
): Promise<string | null> {
  const payload = JSON.stringify(event.body);
  const timestamp = Math.floor(context.now() / 1000);
  try {
    const response = await options.fetch(options.webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...signatureHeaders(event.id, payload, options.webhookSecret, timestamp),
        "user-agent": "Evently-Embedded-Mailbox/1.0",
      },
      body: payload,
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(answerMilliseconds)]),
    });
    await response.body?.cancel();
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? `${error.message}${error.cause ? `: ${String(error.cause)}` : ""}` : String(error);
  }
}
