import "server-only";
import { errorFields, log } from "@/lib/platform/log";

/** Runs `round` every so many milliseconds, never twice at a time; one that fails is logged, and the next tries again. */
export function repeat(name: string, everyMs: number, round: () => Promise<void>): { stop(): void } {
  let busy = false;
  const run = async () => {
    if (busy) return;
    busy = true;
    try {
      await round();
    } catch (error) {
      log.warn("A round failed; the next will try again", { rounds: name, ...errorFields(error) });
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void run(), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
