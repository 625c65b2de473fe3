import { z } from "zod";
import { ApiError } from "./api-error";
import type { FormTree } from "./form";

/**
 * Checks decoded parameters against a strict schema.
 * @throws ApiError (400) `parameter_unknown`, `parameter_missing`, or what the failed check names
 */
export function parseParameters<T>(schema: z.ZodType<T>, form: FormTree): T {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  throw refusal(result.error.issues, form);
}

function refusal(issues: z.core.$ZodIssue[], form: FormTree): ApiError {
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const names = issue.keys.map((key) => parameterName([...issue.path, key]));
    return new ApiError(`Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`, {
      code: "parameter_unknown",
      param: names[0],
    });
  }
  const issue = issues[0];
  const path = issue?.path ?? [];
  const param = parameterName(path);
  if (issue && issue.code !== "custom" && valueAt(form, path) === undefined) {
    return new ApiError(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  }
  const code = issue?.code === "custom" ? issue.params?.code : undefined;
  return new ApiError(`Invalid ${param}: ${issue?.message ?? "not readable"}`, {
    param,
    ...(typeof code === "string" ? { code } : {}),
  });
}

/** `["line_items", 0, "quantity"]` → `line_items[0][quantity]` */
function parameterName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return `${first ?? ""}${rest.map((part) => `[${part}]`).join("")}`;
}

function valueAt(form: FormTree, path: readonly PropertyKey[]): unknown {
  let value: string | FormTree | undefined = form;
  for (const part of path) value = typeof value === "object" ? value[String(part)] : undefined;
  return value;
}

export function text(maximum: number) {
  return z
    .string()
    .refine((value) => value !== "", { error: "it is empty", params: { code: "parameter_invalid_empty" } })
    .refine((value) => value.length <= maximum, { error: `it is longer than ${maximum} characters` });
}

/** A whole number within the given bounds, sent as text. */
export function wholeNumber(minimum: number, maximum: number) {
  return z
    .string()
    .refine((value) => /^-?\d{1,15}$/.test(value), {
      error: "it is not a whole number",
      params: { code: "parameter_invalid_integer" },
      abort: true,
    })
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, {
      error: `it must be from ${minimum} to ${maximum}`,
      params: { code: "parameter_invalid_integer" },
    });
}

/** Addresses that pages link or redirect to: http and https alone, so that no script can hide in one. */
export const webAddress = text(5000).refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), {
  error: "it is not an http or https address",
  params: { code: "url_invalid" },
});

/** A list, which the form's tree holds as an object with indexes as keys. */
export function list<T extends z.ZodType>(item: T, maximum: number) {
  return z.preprocess(asList, z.array(item).max(maximum));
}

function asList(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => /^\d+$/.test(key))) return value;
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

/** Key-value pairs of the caller; an empty value takes a key away, an empty text all of them. */
export const metadata = z
  .preprocess((value) => (value === "" ? {} : value), z.record(z.string(), z.string()))
  .refine((pairs) => Object.keys(pairs).length <= 50, { error: "it has more than 50 keys" })
  .refine((pairs) => Object.entries(pairs).every(([key, value]) => key.length <= 40 && value.length <= 500), {
    error: "keys have at most 40 characters, values at most 500",
  })
  .transform((pairs) => Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== "")));

export const expand = list(text(200), 20).optional();
