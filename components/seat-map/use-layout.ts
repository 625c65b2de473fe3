"use client";

import { useCallback, useEffect, useState } from "react";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { ApiError, callApi } from "@/lib/shared/api-client";

export type LayoutState =
  | { status: "loading" }
  | { status: "ready"; layout: SeatMapLayout }
  | { status: "failed"; code: string };

const TIMEOUT_MS = 60_000;

/** Fetches the immutable layout from its hashed address, from which the browser keeps it for good. */
export function useLayout(url: string | null): { state: LayoutState; retry: () => void } {
  const [state, setState] = useState<LayoutState>({ status: "loading" });

  const load = useCallback(() => {
    const stop = new AbortController();
    if (url === null) return stop;
    setState({ status: "loading" });
    callApi<SeatMapLayout>(url, { signal: stop.signal, timeoutMs: TIMEOUT_MS })
      .then(({ data }) => {
        if (data) setState({ status: "ready", layout: data });
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        setState({ status: "failed", code: error instanceof ApiError ? error.code : "unreadable" });
      });
    return stop;
  }, [url]);

  useEffect(() => {
    const stop = load();
    return () => stop.abort();
  }, [load]);

  const retry = useCallback(() => void load(), [load]);
  return { state, retry };
}
