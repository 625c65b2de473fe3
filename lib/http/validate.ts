import "server-only";
import type { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";

/**
 * Checks a value against a schema.
 * @throws AppError invalid_input with one entry a problem, `path` in dots and brackets
 */
export function validate<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where: "path" | "query" | "body",
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(flatten).slice(0, 50);
  const first = errors[0];
  const detail = first
    ? `${where}${first.path ? ` ${first.path}` : ""}: ${first.message}`
    : "The request is not valid.";
  throw new AppError("invalid_input", detail, { errors });
}

function flatten(issue: z.core.$ZodIssue): FieldError[] {
  const path = pathText(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: "is not a known field" }));
  }
  if (issue.code === "invalid_union") {
    // the branch that fits best says most: the one with the fewest complaints
    const best = [...issue.errors].sort((a, b) => a.length - b.length)[0];
    if (best && best.length > 0) {
      return best.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue));
    }
  }
  return [{ path, message: issue.message }];
}

function pathText(path: PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, "");
}
