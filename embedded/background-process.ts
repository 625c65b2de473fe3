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

/** How it is seen whether the process still answers, whatever it answers; one that is busy, or just began, is slow to. */
export interface Health {
  url: URL;
  /** The bearer's. */
  key: string;
  firstAfterMs: number;
  everyMs: number;
  withinMs: number;
}

/** Generous: at the lowest priority everything takes long while the machine is busy. */
export const patience = { firstAfterMs: 60_000, everyMs: 30_000, withinMs: 10_000 };
/** So many in a row without an answer, and it hangs. */
const mostMisses = 3;

/** What the server tells the process: the share of its time in which it was not idle, from 0 to 1. */
export interface Busy {
  busy: number;
}

/**
 * Runs background work in a process of its own, at the lowest priority, so that it never keeps a buyer waiting. One
 * that ends is started again, and so is one that hangs; it ends with this process, also when that is killed.
 */
export function startBackground(
  file: URL,
  health: Health,
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
    watch(made, health, () => log("Background work does not answer and is killed", { pid: made.pid }));
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

/** Kills one that hangs: it may not hear of anything softer. */
function watch(child: ChildProcess, health: Health, sayHangs: () => void): void {
  let misses = 0;
  let over = false;
  const look = async () => {
    const answered = await answers(health);
    if (over) return;
    misses = answered ? 0 : misses + 1;
    if (misses < mostMisses) {
      timer = setTimeout(look, health.everyMs);
      timer.unref();
      return;
    }
    sayHangs();
    child.kill("SIGKILL");
  };
  let timer = setTimeout(look, health.firstAfterMs);
  timer.unref();
  child.once("close", () => {
    over = true;
    clearTimeout(timer);
  });
}

/** Also "not well", such as without the database, is an answer: another process would be no better. */
async function answers({ url, key, withinMs }: Health): Promise<boolean> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(withinMs),
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/** Not everywhere permitted, and not needed for the work to be right. */
function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {}
}
