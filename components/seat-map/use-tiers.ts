"use client";

import { useCallback, useState } from "react";
import { usePolling } from "@/components/ui/use-polling";
import type { EventDetail, Tier } from "@/lib/schemas/events";
import { callApi } from "@/lib/shared/api-client";

const EVERY_MS = 12_000;

/** The event's tiers with what is left of each, kept up to date where the seat map cannot tell. */
export function useTiers(eventId: string, first: Tier[]): { tiers: Tier[]; refresh: () => void } {
  const [tiers, setTiers] = useState(first);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const { data } = await callApi<EventDetail>(`/api/v1/events/${eventId}`, { signal });
      if (data) setTiers(data.tiers);
    },
    [eventId],
  );
  const { refresh } = usePolling(
    ask,
    EVERY_MS,
    first.some((tier) => !tier.seated),
  );
  return { tiers, refresh };
}
