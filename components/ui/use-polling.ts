"use client";

import { useEffect, useRef, useState } from "react";

const SLOWEST_MS = 60_000;

/**
 * Runs a task now and again and again while the page is seen: at once when it is seen again or the
 * connection is back, more rarely after failures. `failures` counts those in a row. The task gets
 * a signal that ends with the component. Returns the count and how to run it at once.
 */
export function usePolling(
  task: (signal: AbortSignal) => Promise<void>,
  everyMs: number,
  enabled = true,
): { failures: number; refresh: () => void } {
  const [failures, setFailures] = useState(0);
  const latest = useRef(task);
  const run = useRef(() => {});
  useEffect(() => {
    latest.current = task;
  }, [task]);

  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let inRow = 0;
    let running = false;

    const ask = async () => {
      if (running || stop.signal.aborted) return;
      running = true;
      clearTimeout(timer);
      try {
        await latest.current(stop.signal);
        inRow = 0;
      } catch {
        inRow++;
      }
      running = false;
      if (stop.signal.aborted) return;
      setFailures(inRow);
      if (document.visibilityState === "hidden") return;
      // A little chance keeps many open pages from asking in step.
      timer = setTimeout(ask, Math.min(SLOWEST_MS, everyMs * 2 ** inRow) * (0.85 + Math.random() * 0.3));
    };
    const onVisibility = () => {
      if (document.visibilityState === "hidden") clearTimeout(timer);
      else void ask();
    };

    run.current = () => void ask();
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("online", ask);
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("online", ask);
    };
  }, [everyMs, enabled]);

  const [refresh] = useState(() => () => run.current());
  return { failures, refresh };
}
