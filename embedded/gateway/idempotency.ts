import { createHash } from "node:crypto";
import { ApiError } from "./api-error";
import type { Work } from "./context";
import { canonical, type FormTree } from "./form";

export interface Answer {
  status: number;
  body: string;
  /** The first answer's request, when this one repeats it. */
  originalRequest?: string;
}

export const keptHours = 24;

export interface Attempt {
  key: string;
  /** Method and path: a key belongs to one endpoint. */
  endpoint: string;
  parameters: FormTree;
}

/**
 * Claims a key for the work of this transaction, or returns the answer given before. The same key
 * used at the same time waits here for the first one's commit and gets its answer; should the
 * first one fail, the next takes its place.
 * @throws ApiError (400) `idempotency_error` for another endpoint or other parameters
 */
export async function claimKey(work: Work, attempt: Attempt): Promise<Answer | null> {
  const hash = createHash("sha256").update(canonical(attempt.parameters)).digest("hex");
  const claimed = await work.client.query(
    `INSERT INTO embedded_gateway.idempotency_keys AS known (key, endpoint, parameters_hash, request_id, created_at)
     VALUES ($1, $2, $3, $4, to_timestamp($5))
     ON CONFLICT (key) DO UPDATE SET endpoint = excluded.endpoint, parameters_hash = excluded.parameters_hash,
       request_id = excluded.request_id, created_at = excluded.created_at, status = NULL, body = NULL
     WHERE known.created_at < excluded.created_at - make_interval(hours => $6)`,
    [attempt.key, attempt.endpoint, hash, work.cause.requestId, work.now, keptHours],
  );
  if (claimed.rowCount === 1) return null;
  const known = await work.client.query<{
    endpoint: string;
    hash: string;
    status: number | null;
    body: string | null;
    request: string;
  }>(
    `SELECT endpoint, parameters_hash AS hash, status, body, request_id AS request
     FROM embedded_gateway.idempotency_keys WHERE key = $1`,
    [attempt.key],
  );
  const first = known.rows[0];
  if (first?.endpoint !== attempt.endpoint) throw reused(attempt.key, "for another endpoint");
  if (first.hash !== hash) throw reused(attempt.key, "with other parameters");
  return { status: first.status ?? 500, body: first.body ?? "{}", originalRequest: first.request };
}

export async function keepAnswer(work: Work, key: string, answer: Answer): Promise<void> {
  await work.client.query("UPDATE embedded_gateway.idempotency_keys SET status = $2, body = $3 WHERE key = $1", [
    key,
    answer.status,
    answer.body,
  ]);
}

function reused(key: string, how: string): ApiError {
  return new ApiError(`The idempotency key '${key}' was used before ${how}.`, { type: "idempotency_error" });
}
