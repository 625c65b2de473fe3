import { z } from "zod";
import { cursor, limit, line, timestamp } from "./common";

/** Background work that gave up. */
export const workFailure = z.object({
  runId: z.string(),
  functionId: z.string(),
  event: z.object({ name: z.string(), data: z.unknown() }),
  error: z.string(),
  at: timestamp,
});
export type WorkFailure = z.infer<typeof workFailure>;

export const workFailureFilters = z.object({ cursor, limit: limit(100, 20) });
export type WorkFailureFilters = z.infer<typeof workFailureFilters>;

/** A form about one run. */
export const runForm = z.strictObject({ runId: line(100) });
