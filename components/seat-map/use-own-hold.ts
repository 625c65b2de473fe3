"use client";

import { useCallback, useEffect, useState } from "react";
import type { HoldView } from "@/lib/schemas/holds";
import { ApiError, callApi } from "@/lib/shared/api-client";
import { forgetHold, holdKey, rememberedHold } from "./remembered-hold";

export interface OwnHold {
  hold: HoldView;
  /** Date.now() when it ends, by this machine's clock. */
  endsAt: number;
}

/**
 * The active hold that this browser made earlier for the event, in whichever tab, and how to give
 * it up. Looked for when the page opens, is seen again, or another tab makes or ends one; it
 * disappears by itself when its time is over.
 */
export function useOwnHold(eventId: string): { own: OwnHold | null; release: () => Promise<ApiError | null> } {
  const [own, setOwn] = useState<OwnHold | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      const id = rememberedHold(eventId);
      if (id === null) {
        setOwn(null);
        return;
      }
      try {
        const { data, headers } = await callApi<HoldView>(`/api/v1/holds/${id}`, { signal: stop.signal });
        if (data?.status === "active") setOwn({ hold: data, endsAt: Date.now() + timeLeft(data, headers) });
        else {
          forgetHold(eventId);
          setOwn(null);
        }
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) return;
        forgetHold(eventId);
        setOwn(null);
      }
    };
    const onStorage = (event: StorageEvent) => {
      if (event.key === holdKey(eventId)) void look();
    };
    const onVisible = () => {
      if (document.visibilityState === "visible") void look();
    };
    void look();
    addEventListener("storage", onStorage);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      stop.abort();
      removeEventListener("storage", onStorage);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [eventId]);

  useEffect(() => {
    if (own === null) return;
    // A clock that is wrong here only hides or shows an offer; the server decides about the hold.
    const timer = setTimeout(() => setOwn(null), Math.max(0, own.endsAt - Date.now()));
    return () => clearTimeout(timer);
  }, [own]);

  const release = useCallback(async () => {
    if (own === null) return null;
    try {
      await callApi(`/api/v1/holds/${own.hold.id}`, { method: "DELETE" });
    } catch (error) {
      if (error instanceof ApiError && error.status !== 404 && error.status !== 409) return error;
    }
    forgetHold(eventId);
    setOwn(null);
    return null;
  }, [eventId, own]);

  return { own, release };
}

/** Milliseconds that a hold has left, by the server's clock where it told the time. */
function timeLeft(hold: HoldView, headers: Headers): number {
  const server = Date.parse(headers.get("date") ?? "");
  return Date.parse(hold.expiresAt) - (Number.isFinite(server) ? server : Date.now());
}
