import { type Context, seconds } from "./context";
import { signatureHeader } from "./signature";

export interface DeliveryOptions {
  webhookUrl: string;
  webhookSecret: string;
  fetch: typeof fetch;
  log(message: string, fields?: Record<string, unknown>): void;
}

interface DueEvent {
  id: string;
  body: unknown;
  type: string;
  attempts: number;
  ageSeconds: number;
}

const batchSize = 20;
const answerMilliseconds = 10_000;
// longer than an attempt may take: after it, one that was cut off by a crash is made again
const leaseSeconds = 30;
const giveUpSeconds = 3 * 24 * 3600;
const longestDelayMilliseconds = 15 * 60_000;

/**
 * Sends every event that is due, oldest first, several at once. At least once: receivers know an
 * event by its id. Several processes share the work.
 */
export async function deliverDueEvents(context: Context, options: DeliveryOptions, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const due = await claimDueEvents(context);
    if (due.length === 0) return;
    await Promise.all(due.map((event) => deliver(context, options, event, stop)));
  }
}

async function claimDueEvents(context: Context): Promise<DueEvent[]> {
  const claimed = await context.pool.query<DueEvent & { sequence: string }>(
    `UPDATE embedded_gateway.events SET attempts = attempts + 1,
       next_attempt_at = to_timestamp($1) + make_interval(secs => $2)
     WHERE sequence IN (
       SELECT sequence FROM embedded_gateway.events
       WHERE delivery = 'pending' AND next_attempt_at <= to_timestamp($1)
       ORDER BY next_attempt_at, sequence LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING id, body, body->>'type' AS type, attempts, sequence::text,
       ($1 - extract(epoch FROM created_at))::double precision AS "ageSeconds"`,
    [context.now() / 1000, leaseSeconds, batchSize],
  );
  return claimed.rows.sort((a, b) => Number(a.sequence) - Number(b.sequence));
}

async function deliver(context: Context, options: DeliveryOptions, event: DueEvent, stop: AbortSignal): Promise<void> {
  const problem = await post(context, options, event, stop);
  if (problem === null) {
    await context.pool.query(
      "UPDATE embedded_gateway.events SET delivery = 'delivered', last_problem = NULL WHERE id = $1",
      [event.id],
    );
    return;
  }
  const givesUp = event.ageSeconds > giveUpSeconds;
  const delay = retryDelay(event.attempts, Math.random());
  options.log("A payment webhook was not accepted", {
    event: event.id,
    type: event.type,
    attempt: event.attempts,
    problem,
    ...(givesUp ? { givenUp: true } : { retryInMilliseconds: delay }),
  });
  await context.pool.query(
    `UPDATE embedded_gateway.events SET delivery = $2, last_problem = $3, next_attempt_at = to_timestamp($4)
     WHERE id = $1 AND delivery = 'pending'`,
    [event.id, givesUp ? "failed" : "pending", problem, (context.now() + delay) / 1000],
  );
}

/** One attempt; null when the receiver took it with a 2xx, else what was wrong. */
async function post(
  context: Context,
  options: DeliveryOptions,
  event: DueEvent,
  stop: AbortSignal,
): Promise<string | null> {
  const payload = JSON.stringify(event.body, null, 2);
  try {
    const response = await options.fetch(options.webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureHeader(payload, options.webhookSecret, seconds(context.now())),
        "user-agent": "Evently-Embedded-Gateway/1.0",
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

/**
 * Milliseconds until the next attempt: one second doubled each time up to a quarter of an hour, up
 * to a fifth shorter by chance. `chance` from 0 to 1.
 */
export function retryDelay(attempts: number, chance: number): number {
  const whole = Math.min(1000 * 2 ** Math.max(0, attempts - 1), longestDelayMilliseconds);
  return Math.round(whole * (1 - 0.2 * chance));
}
