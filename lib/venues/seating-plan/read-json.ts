import "server-only";
import type { ImportProblem } from "@/lib/schemas/seat-map";
import { findSyntaxError } from "./find-syntax-error";

const MAX_BYTES = 20_000_000;

/** The value of a JSON text of at most 20 MB, or the line and column where it fails. A byte order mark is skipped. */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false; problem: ImportProblem } {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    return { ok: false, problem: { path: "", message: "The file is larger than 20 MB." } };
  }
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const fault = findSyntaxError(body);
  if (fault) {
    return { ok: false, problem: { path: place(body, fault.offset), message: `Not JSON: ${fault.reason}.` } };
  }
  const value: unknown = JSON.parse(body);
  return { ok: true, value };
}

function place(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
