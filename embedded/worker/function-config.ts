import { z } from "zod";
import { type Schedule, schedule } from "./cron";
import { durationSeconds } from "./durations";
import { compile, type Expression } from "./expression";

/** Reads a text by `read`; what that throws becomes the message. */
function compiled<T>(read: (text: string) => T) {
  return z.string().transform((text, context) => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  });
}

const expression = compiled<Expression>(compile);
const seconds = compiled((text) => {
  const length = durationSeconds(text);
  if (length === null || length <= 0) throw new SyntaxError(`${JSON.stringify(text)} is no length of time`);
  return length;
});
const count = z.number().int().min(1);

const trigger = z.union([
  z.strictObject({ event: z.string().min(1), expression: expression.optional() }),
  z.strictObject({
    cron: z.string().transform((text, context) => {
      const read = compiled<Schedule>(schedule).safeParse(text);
      if (read.success) return { text, next: read.data };
      context.addIssue({ code: "custom", message: read.error.issues[0]?.message ?? "is no schedule" });
      return z.NEVER;
    }),
  }),
]);

const limit = z.strictObject({
  limit: z.number().int().min(0),
  key: expression.optional(),
  scope: z.literal("fn", { error: "only the scope fn is supported by the embedded worker" }).optional(),
});

/**
 * A function as the SDK registers it. Strict: an option that this worker does not know is refused, as it would be
 * ignored otherwise.
 */
export const functionConfig = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,200}$/, "may have letters, digits, dots, hyphens and underscores"),
  name: z.string().optional(),
  triggers: z.array(trigger),
  steps: z.strictObject({
    step: z.strictObject({
      id: z.string(),
      name: z.string(),
      runtime: z.strictObject({
        type: z.literal("http", { error: "connect is not supported by the embedded worker" }),
        url: z.url(),
      }),
      retries: z.strictObject({ attempts: z.number().int().min(0).max(20).optional() }).optional(),
    }),
  }),
  idempotency: expression.optional(),
  concurrency: z
    .union([z.number().int().min(0), limit, z.array(limit).min(1).max(2)])
    .optional()
    .transform((value) => (typeof value === "number" ? [{ limit: value }] : [value ?? []].flat())),
  singleton: z.strictObject({ key: expression.optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: expression.optional(), timeout: seconds.optional() }))
    .default([]),
  timeouts: z.strictObject({ start: seconds.optional(), finish: seconds.optional() }).optional(),
  rateLimit: z.strictObject({ key: expression.optional(), limit: count, period: seconds }).optional(),
  throttle: z
    .strictObject({ key: expression.optional(), limit: count, period: seconds, burst: count.optional() })
    .optional(),
  debounce: z.strictObject({ key: expression.optional(), period: seconds, timeout: seconds.optional() }).optional(),
  batchEvents: z
    .strictObject({ maxSize: count, timeout: seconds, key: expression.optional(), if: expression.optional() })
    .optional(),
  priority: z
    .never({ error: "is not supported by the embedded worker: runs go in the order of their events" })
    .optional(),
});

export type FunctionConfig = z.output<typeof functionConfig>;

/** What the SDK posts to register its functions. */
export const registration = z.object({
  appName: z.string().min(1),
  url: z.url(),
  functions: z.array(z.unknown()),
});

/** What is wrong, each with its place; of several shapes that something may have, by the one that it nearly has. */
function problemsOf(issue: z.core.$ZodIssue, before: PropertyKey[] = []): string[] {
  const path = [...before, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const distance = (branch: z.core.$ZodIssue[]) =>
      branch.length - Math.max(...branch.map((one) => one.path.length)) / 10;
    const nearest = issue.errors.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best));
    return nearest.flatMap((inner) => problemsOf(inner, path));
  }
  return [`${path.join(".") || "it"}: ${issue.message}`];
}

const deferred = "inngest/deferred.schedule";

/** Reads one function. @throws Error with a message that names the function and the option */
export function readFunction(raw: unknown): FunctionConfig {
  const id = z.object({ id: z.string() }).safeParse(raw).data?.id ?? "a function without an id";
  const result = functionConfig.safeParse(raw);
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) => problemsOf(issue));
    throw new Error(`The function ${id} cannot be registered: ${problems.join("; ")}`);
  }
  if (result.data.triggers.some((one) => "event" in one && one.event === deferred)) {
    throw new Error(`The function ${id} cannot be registered: deferred functions are not supported`);
  }
  if (result.data.debounce && result.data.batchEvents) {
    throw new Error(`The function ${id} cannot be registered: debounce and batchEvents exclude each other`);
  }
  return result.data;
}
