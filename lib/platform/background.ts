import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { once } from "@/lib/platform/once";

/** What background work looks like from outside; lib/schemas/background.ts describes the same. */
export interface RunSummary {
  id: string;
  functionId: string;
  functionName: string;
  status: "queued" | "running" | "sleeping" | "waiting" | "completed" | "failed" | "cancelled";
  eventName: string | null;
  queuedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** Failed tries before the present one. */
  attempt: number;
  error: RunError | null;
}

export interface RunError {
  name: string;
  message: string;
  stack?: string;
}

export interface RunStep {
  id: string;
  name: string;
  /** run, sleep, waitForEvent, invoke, sendEvent … */
  op: string;
  status: "planned" | "running" | "sleeping" | "waiting" | "invoking" | "completed" | "failed";
  attempts: number;
  startedAt: string | null;
  endedAt: string | null;
  output: unknown;
  error: RunError | null;
  wakesAt: string | null;
}

/** Long values are cut to the beginning of their text. */
export interface RunDetail extends RunSummary {
  event: unknown;
  events: unknown[];
  output: unknown;
  steps: RunStep[];
}

export interface FunctionSummary {
  id: string;
  name: string;
  triggers: ({ event: string; expression?: string } | { cron: string })[];
  /** When its schedule is due next. */
  nextAt: string | null;
  /** Runs of the last 24 hours by status. */
  counts: Record<string, number>;
}

export interface RunFilter {
  status?: RunSummary["status"] | undefined;
  functionId?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Who does the background work: the worker beside the server, or a real Inngest, which has pages of its own. */
export function backgroundKind(): "embedded" | "inngest" {
  return env().BACKGROUND_WORKER;
}

/** The newest first. @throws AppError unavailable */
export function listRuns(filter: RunFilter = {}): Promise<{ data: RunSummary[]; nextCursor: string | null }> {
  const search = new URLSearchParams();
  const { status, functionId, cursor, limit } = filter;
  for (const [name, value] of Object.entries({ status, function: functionId, cursor, limit })) {
    if (value !== undefined) search.set(name, String(value));
  }
  return ask("GET", `runs?${search}`);
}

/** @throws AppError not_found, unavailable */
export function getRun(id: string): Promise<RunDetail> {
  return ask("GET", `runs/${encodeURIComponent(id)}`);
}

/** Starts a failed run again from its last recorded step. @throws AppError not_found, conflict, unavailable */
export function retryRun(id: string): Promise<void> {
  return ask("POST", `runs/${encodeURIComponent(id)}/retry`);
}

/** Ends a run that is not over. @throws AppError not_found, conflict, unavailable */
export function cancelRun(id: string): Promise<void> {
  return ask("POST", `runs/${encodeURIComponent(id)}/cancel`);
}

/** @throws AppError unavailable */
export function listFunctions(): Promise<FunctionSummary[]> {
  return ask("GET", "functions");
}

/** Anybody's asking for readiness must not become a call to the worker each time. */
const STATE_FOR_MS = 5_000;

/** Whether the worker answers; not asked of a real Inngest. */
export function backgroundState(): Promise<"ok" | "down" | "inngest"> {
  if (backgroundKind() === "inngest") return Promise.resolve("inngest");
  const known = once("background.state", () => ({
    asked: Number.NEGATIVE_INFINITY,
    answer: Promise.resolve<"ok" | "down">("down"),
  }));
  if (performance.now() - known.asked > STATE_FOR_MS) {
    known.asked = performance.now();
    known.answer = ask("GET", "health").then(
      () => "ok",
      () => "down",
    );
  }
  return known.answer;
}

const ANSWER_WITHIN_MS = 5_000;

async function ask<T>(method: "GET" | "POST", path: string): Promise<T> {
  const { INNGEST_BASE_URL: address, INNGEST_SIGNING_KEY: key } = env();
  if (backgroundKind() === "inngest" || !address) throw unavailable("Inngest has pages of its own for this.");
  let response: Response;
  try {
    response = await fetch(new URL(`/x/${path}`, address), {
      method,
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (cause) {
    throw unavailable("Background work does not answer. Try again shortly.", cause);
  }
  if (response.status === 404) throw new AppError("not_found", "There is no such run.");
  if (response.status === 409) {
    const { error } = (await response.json()) as { error: string };
    throw new AppError("conflict", error);
  }
  if (!response.ok) throw unavailable("Background work does not answer. Try again shortly.");
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function unavailable(detail: string, cause?: unknown): AppError {
  return new AppError("unavailable", detail, { retryAfterSeconds: 5, cause });
}
