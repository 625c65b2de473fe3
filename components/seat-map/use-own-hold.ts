"use client";

import { useCallback, useEffect, useState } from "react";
import type { HoldView } from "@/lib/schemas/holds";
import { ApiError, callApi } from "@/lib/shared/api-client";
import { forgetHold, rememberedHold } from "./remembered-hold";

/**
 * The active hold that this browser made earlier for the event, if there is one, and how to give it
 * up. It disappears by itself when its time is over.
 */
export function useOwnHold(eventId: string): { hold: HoldView | null; release: () => Promise<ApiError | null> } {
  const [hold, setHold] = useState<HoldView | null>(null);

  useEffect(() => {
    const id = rememberedHold(eventId);
    if (id === null) return;
    const stop = new AbortController();
    callApi<HoldView>(`/api/v1/holds/${id}`, { signal: stop.signal })
      .then(({ data }) => {
        if (data?.status === "active") setHold(data);
        else forgetHold(eventId);
      })
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) forgetHold(eventId);
      });
    return () => stop.abort();
  }, [eventId]);

  useEffect(() => {
    if (hold === null) return;
    // A clock that is wrong here only hides or shows an offer; the server decides about the hold.
    const timer = setTimeout(() => setHold(null), Math.max(0, Date.parse(hold.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [hold]);

  const release = useCallback(async () => {
    if (hold === null) return null;
    try {
      await callApi(`/api/v1/holds/${hold.id}`, { method: "DELETE" });
    } catch (error) {
      if (error instanceof ApiError && error.status !== 404 && error.status !== 409) return error;
    }
    forgetHold(eventId);
    setHold(null);
    return null;
  }, [eventId, hold]);

  return { hold, release };
}
