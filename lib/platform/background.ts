import "server-only";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";

const TIMEOUT_MS = 5_000;

/** Who drives background work: the worker beside this process, which can be asked about it, or Inngest. */
export function backgroundKind(): "embedded" | "inngest" {
  return env().BACKGROUND_WORKER;
}

/** Asks the worker's inspection API. @throws AppError not_found, conflict, unavailable */
async function ask(path: string, method: "GET" | "POST" = "GET"): Promise<unknown> {
  const { INNGEST_BASE_URL, INNGEST_SIGNING_KEY } = env();
  if (backgroundKind() !== "embedded" || !INNGEST_BASE_URL || !INNGEST_SIGNING_KEY)
    throw new AppError("unavailable", "Background work is not driven by the embedded worker.");
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(new URL(path, INNGEST_BASE_URL), {
      method,
      headers: { authorization: `Bearer ${INNGEST_SIGNING_KEY}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    body = answer.ok ? await answer.json() : null;
  } catch (cause) {
    throw new AppError("unavailable", "The background worker does not answer.", { cause });
  }
  if (answer.status === 404) throw notFound("run");
  if (answer.status === 409) throw new AppError("conflict", "The run is not in a state for that.");
  if (!answer.ok) throw new AppError("unavailable", "The background worker does not answer.");
  return body;
}

export interface RunQuery {
  status?: string | undefined;
  function?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export function listRuns(filter: RunQuery): Promise<unknown> {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return ask(`/x/runs?${new URLSearchParams(given)}`);
}

export const getRun = (id: string) => ask(`/x/runs/${encodeURIComponent(id)}`);
export const retryRun = (id: string) => ask(`/x/runs/${encodeURIComponent(id)}/retry`, "POST");
export const cancelRun = (id: string) => ask(`/x/runs/${encodeURIComponent(id)}/cancel`, "POST");
export const listFunctions = () => ask("/x/functions");
