import "server-only";
import { isAppError } from "@/lib/errors";
import { errorFields, log } from "@/lib/platform/log";

/** What an action answers: its data, or a code with a public message and the fields at fault. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; code: string; message: string; fieldErrors?: Record<string, string> };

/** Runs an action's work; what it throws becomes a result, and only an AppError's words go out. */
export async function toResult<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (!isAppError(error)) {
      log.error("An action failed", errorFields(error));
      return { ok: false, code: "internal", message: "Something went wrong on our side." };
    }
    const fieldErrors = Object.fromEntries((error.errors ?? []).map(({ path, message }) => [path, message]));
    return { ok: false, code: error.code, message: error.message, fieldErrors };
  }
}

/** A text field of a form; empty when it is missing or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
