import { z } from "zod";
import { cursor, limit, page, timestamp } from "./common";

/** How a run of background work stands. */
export const runStatus = z.enum(["queued", "running", "sleeping", "waiting", "completed", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof runStatus>;

export const runSummary = z.object({
  id: z.string(),
  functionId: z.string(),
  functionName: z.string(),
  status: runStatus,
  eventName: z.string(),
  queuedAt: timestamp,
  startedAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  /** How often it was tried. */
  attempt: z.number().int(),
  error: z.string().nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const runStep = z.object({
  id: z.string(),
  name: z.string(),
  op: z.string(),
  status: z.string(),
  attempts: z.number().int(),
  startedAt: timestamp.nullable(),
  endedAt: timestamp.nullable(),
  /** At most 4 KB of it. */
  output: z.unknown(),
  error: z.string().nullable(),
  wakesAt: timestamp.nullable(),
});
export type RunStep = z.infer<typeof runStep>;

export const runDetail = runSummary.extend({ event: z.unknown(), output: z.unknown(), steps: z.array(runStep) });
export type RunDetail = z.infer<typeof runDetail>;

export const runPage = page(runSummary);

/** What runs are looked for. */
export const runFilters = z.object({
  status: runStatus.optional(),
  function: z.string().max(200).optional(),
  cursor,
  limit: limit(100, 50),
});
export type RunFilters = z.infer<typeof runFilters>;

export const workFunction = z.object({
  id: z.string(),
  name: z.string(),
  /** Names of events, and cron expressions. */
  triggers: z.array(z.object({ event: z.string().optional(), cron: z.string().optional() })),
  nextAt: timestamp.nullable(),
  /** Of the last 24 hours. */
  counts: z.partialRecord(runStatus, z.number().int()),
});
export type WorkFunction = z.infer<typeof workFunction>;
