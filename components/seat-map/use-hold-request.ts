"use client";

import { useCallback, useRef, useState } from "react";
import type { CreatedHold, HoldBody } from "@/lib/schemas/holds";
import { ApiError, callApi, newIdempotencyKey } from "@/lib/shared/api-client";

export type HoldOutcome = { ok: true; hold: CreatedHold } | { ok: false; error: ApiError };

/**
 * Asks for a hold. After a lost connection or an overload the same wish goes out under the same
 * key, so that pressing again never holds twice; after an answer, the next wish gets a new key.
 */
export function useHoldRequest(eventId: string): {
  pending: boolean;
  send: (wish: HoldBody) => Promise<HoldOutcome>;
} {
  const [pending, setPending] = useState(false);
  const unanswered = useRef<{ wish: string; key: string } | null>(null);

  const send = useCallback(
    async (wish: HoldBody): Promise<HoldOutcome> => {
      const text = JSON.stringify(wish);
      const key = unanswered.current?.wish === text ? unanswered.current.key : newIdempotencyKey();
      unanswered.current = { wish: text, key };
      setPending(true);
      try {
        const { data } = await callApi<CreatedHold>(`/api/v1/events/${eventId}/holds`, {
          method: "POST",
          body: wish,
          headers: { "Idempotency-Key": key },
        });
        if (data === null) throw new ApiError("unreadable", 0, "The answer is empty.");
        unanswered.current = null;
        return { ok: true, hold: data };
      } catch (cause) {
        const error = cause instanceof ApiError ? cause : new ApiError("unreadable", 0, String(cause));
        if (!error.passing) unanswered.current = null;
        return { ok: false, error };
      } finally {
        setPending(false);
      }
    },
    [eventId],
  );
  return { pending, send };
}
