import { z } from "zod";

export const runStatus = z.enum(["queued", "running", "sleeping", "waiting", "completed", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof runStatus>;

const moment = z.iso.datetime({ offset: true });
export const runError = z.looseObject({ name: z.string(), message: z.string(), stack: z.string().optional() });

export const runSummary = z.object({
  id: z.string(),
  functionId: z.string(),
  functionName: z.string(),
  status: runStatus,
  eventName: z.string().nullable(),
  queuedAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  /** Failed tries before the present one. */
  attempt: z.number().int(),
  error: runError.nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const runStep = z.object({
  id: z.string(),
  name: z.string(),
  /** run, sleep, waitForEvent, invoke, sendEvent … */
  op: z.string(),
  status: z.enum(["planned", "running", "sleeping", "waiting", "invoking", "completed", "failed"]),
  attempts: z.number().int(),
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  output: z.unknown(),
  error: runError.nullable(),
  /** When it goes on by itself, while it waits. */
  wakesAt: moment.nullable(),
});
export type RunStep = z.infer<typeof runStep>;

/** Long values are cut to the beginning of their text. */
export const runDetail = runSummary.extend({
  event: z.unknown(),
  events: z.array(z.unknown()),
  output: z.unknown(),
  steps: z.array(runStep),
});
export type RunDetail = z.infer<typeof runDetail>;

export const runPage = z.object({ data: z.array(runSummary), nextCursor: z.string().nullable() });

export const functionSummary = z.object({
  id: z.string(),
  name: z.string(),
  triggers: z.array(
    z.union([z.object({ event: z.string(), expression: z.string().optional() }), z.object({ cron: z.string() })]),
  ),
  /** When its schedule is due next. */
  nextAt: moment.nullable(),
  /** Runs of the last 24 hours by status. */
  counts: z.record(z.string(), z.number().int()),
});
export type FunctionSummary = z.infer<typeof functionSummary>;
