import "server-only";
import { cleanText } from "./clean-text";
import type { SeatingPlanReport } from "./seating-plan-report";

/** Longest name of a section, row, seat or category. */
export const MAX_NAME = 200;

/**
 * Largest absolute coordinate. A plan that reaches from one end to the other can still be moved
 * into the positive without leaving the range that a layout allows.
 */
export const MAX_COORDINATE = 400_000;

export type JsonObject = Record<string, unknown>;

export interface Point {
  x: number;
  y: number;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object, or a refusal with its path. */
export function readObject(report: SeatingPlanReport, value: unknown, path: string): JsonObject | null {
  if (isObject(value)) return value;
  report.refuse(path, mustBe("an object", value));
  return null;
}

/** A list, or a refusal with its path. */
export function readList(report: SeatingPlanReport, value: unknown, path: string): unknown[] | null {
  if (Array.isArray(value)) return value;
  report.refuse(path, mustBe("a list", value));
  return null;
}

/** A finite number of a sensible size, or a refusal with its path. */
export function readNumber(report: SeatingPlanReport, value: unknown, path: string): number | null {
  if (typeof value !== "number") report.refuse(path, mustBe("a number", value));
  else if (!(Math.abs(value) <= MAX_COORDINATE)) report.refuse(path, "Is too large.");
  else return value;
  return null;
}

/** A position, or a refusal with the path of what is wrong in it. */
export function readPoint(report: SeatingPlanReport, value: unknown, path: string): Point | null {
  const point = readObject(report, value, path);
  if (!point) return null;
  const x = readNumber(report, point.x, `${path}.x`);
  const y = readNumber(report, point.y, `${path}.y`);
  return x === null || y === null ? null : { x, y };
}

/** A text that people read; null when it is absent or empty. Numbers are taken as text; anything else is refused. */
export function readText(report: SeatingPlanReport, value: unknown, path: string, max = MAX_NAME): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isFinite(value)) {
    report.note("number_as_text", path);
    return String(value);
  }
  if (typeof value !== "string") {
    report.refuse(path, mustBe("a text", value));
    return null;
  }
  const { text, cleaned, truncated } = cleanText(value, max);
  if (cleaned) report.note("text_cleaned", path);
  if (truncated) report.note("name_truncated", path);
  return text === "" ? null : text;
}

/** Notes the fields that the format does not have. */
export function noteUnknownFields(
  report: SeatingPlanReport,
  object: JsonObject,
  known: Set<string>,
  path: string,
): void {
  for (const key of Object.keys(object)) {
    if (known.has(key)) continue;
    const name = cleanText(key, 40).text;
    const step = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    report.note("unknown_field", `${path}${step}`.replace(/^\./, ""));
  }
}

function mustBe(wanted: string, value: unknown): string {
  if (value === undefined) return `Is missing; must be ${wanted}.`;
  return `Must be ${wanted}, not ${nameOf(value)}.`;
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return "a text";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
