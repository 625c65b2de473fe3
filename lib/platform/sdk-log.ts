import "server-only";
import { errorFields, log } from "@/lib/platform/log";

type Level = "debug" | "info" | "warn" | "error";

/** What the inngest SDK and functions log, as log lines: it gives fields first, or a text alone. */
function at(level: Level) {
  return (...said: unknown[]): void => {
    const [first, second] = said;
    const { err, ...fields } = typeof first === "object" && first !== null ? (first as Record<string, unknown>) : {};
    const message = said.find((part) => typeof part === "string") ?? "The inngest SDK says";
    const error = first instanceof Error ? first : second instanceof Error ? second : err;
    log[level](String(message), { ...fields, ...(error === undefined ? {} : errorFields(error)) });
  };
}

export const sdkLog = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
