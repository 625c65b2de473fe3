import { z } from "zod";

/** What a function asks for or tells: an operation of the SDK's protocol. */
export const op = z.object({
  id: z.string().min(1).max(200),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  /** a: start, b: length, both in nanoseconds */
  timing: z.object({ a: z.number(), b: z.number() }).nullish(),
});

export type Op = z.output<typeof op>;

/** How an error is kept, and given back to the function that may catch it. */
export interface StoredError {
  name: string;
  message: string;
  stack?: string;
  [more: string]: unknown;
}

export function storedError(raw: unknown): StoredError {
  const given = typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>) : { message: raw };
  const name = typeof given.name === "string" && given.name ? given.name : "Error";
  const said = given.message ?? given.error ?? given.code;
  return { ...given, name, message: typeof said === "string" && said ? said : "Unknown error" };
}

/** The words that people know operations by. */
const opNames: Record<string, string> = {
  StepRun: "run",
  Step: "run",
  StepPlanned: "run",
  StepError: "run",
  StepFailed: "run",
  Sleep: "sleep",
  WaitForEvent: "waitForEvent",
  InvokeFunction: "invoke",
};

export function opName(one: Op): string {
  const type = one.opts?.type;
  return typeof type === "string" ? type.replace(/^step\./, "") : (opNames[one.op] ?? one.op);
}

// texts of the database hold no NUL
export function stepName(one: Op): string {
  return (one.displayName ?? one.name ?? one.id).replaceAll("\0", "").slice(0, 200);
}
