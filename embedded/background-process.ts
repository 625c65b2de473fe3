import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { performance } from "node:perf_hooks";

export interface BackgroundProcess {
  /** Ends it in order, and not so after a while. */
  stop(): Promise<void>;
}

/** Connections for what the functions do, beside the worker's own four. */
const poolSize = "4";
const firstRestMs = 250;
const longestRestMs = 10_000;
/** One that lived so long did not fail at its start. */
const settledMs = 30_000;
const stopWithinMs = 5_000;
const tellBusyEveryMs = 250;

/** What the server tells the process: the share of its time in which it was not idle, from 0 to 1. */
export interface Busy {
  busy: number;
}

/**
 * Runs background work in a process of its own, at the lowest priority, so that it never keeps a buyer waiting. One
 * that ends is started again; it ends with this process, also when that is killed.
 */
export function startBackground(
  file: URL,
  log: (message: string, fields: Record<string, unknown>) => void,
): BackgroundProcess {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let rest = firstRestMs;
  let stopped = false;

  function start(): void {
    const began = performance.now();
    const made = fork(file, {
      env: { ...process.env, DATABASE_POOL: poolSize },
      execArgv: ["--enable-source-maps"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = made;
    if (made.pid !== undefined) lower(made.pid);
    made.once("error", (error) => log("Background work could not be started", { error: String(error) }));
    made.once("close", (code, signal) => {
      if (stopped) return;
      if (performance.now() - began > settledMs) rest = firstRestMs;
      log("Background work ended and is started again", { code, signal, inMs: rest });
      timer = setTimeout(start, rest);
      rest = Math.min(rest * 2, longestRestMs);
    });
  }

  let before = performance.eventLoopUtilization();
  const telling = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (child?.connected) child.send({ busy: utilization } satisfies Busy, () => {});
  }, tellBusyEveryMs);
  telling.unref();

  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(telling);
      const made = child;
      if (!made || made.exitCode !== null || made.signalCode !== null) return;
      const closed = new Promise<void>((resolve) => made.once("close", () => resolve()));
      made.kill("SIGTERM");
      const late = setTimeout(() => made.kill("SIGKILL"), stopWithinMs);
      await closed;
      clearTimeout(late);
    },
  };
}

/** Not everywhere permitted, and not needed for the work to be right. */
function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {}
}
