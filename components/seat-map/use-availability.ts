"use client";

import { useCallback, useRef, useState } from "react";
import { usePolling } from "@/components/ui/use-polling";
import { callApi } from "@/lib/shared/api-client";
import { changedSeats, decodeSeatStates, seatStates } from "@/lib/shared/seat-codec";

/** How the seats are now. A new object with each change. */
export interface AvailabilityFeed {
  /** One state a seat, in layout order; see seatStates. All blocked until the first answer. */
  states: Uint8Array;
  /** Seats that differ from the feed before. */
  changed: number[];
  arrived: boolean;
}

/** The feed, whether it is out of date since the last tries failed, and how to ask at once. */
export interface Availability {
  feed: AvailabilityFeed;
  stale: boolean;
  refresh: () => void;
}

/** What of the API's answer is read here. */
interface Answer {
  seats: number;
  data: string;
}

const EVERY_MS = 3_000;
/** Failures in a row after which the reader is told that the picture may be old. */
const PATIENCE = 2;

/**
 * Availability of an event's seats, kept up to date while the page is seen. An unchanged answer
 * costs a header. No seats: nothing is asked.
 */
export function useAvailability(eventId: string, seats: number): Availability {
  const [feed, setFeed] = useState<AvailabilityFeed>(() => ({ states: unknown(seats), changed: [], arrived: false }));
  const etag = useRef<string | null>(null);

  const ask = useCallback(
    async (signal: AbortSignal) => {
      const answer = await callApi<Answer>(`/api/v1/events/${eventId}/availability`, {
        headers: etag.current === null ? {} : { "If-None-Match": etag.current },
        signal,
      });
      etag.current = answer.headers.get("etag");
      const { data } = answer;
      if (data !== null) setFeed((before) => merge(before, data, seats));
    },
    [eventId, seats],
  );
  const { failures, refresh } = usePolling(ask, EVERY_MS, seats > 0);
  return { feed, stale: failures >= PATIENCE, refresh };
}

function unknown(seats: number): Uint8Array {
  return new Uint8Array(seats).fill(seatStates.blocked);
}

/** Places beyond the layout's seats are general admission; the map has no use for them. */
function merge(before: AvailabilityFeed, answer: Answer, seats: number): AvailabilityFeed {
  const states = unknown(seats);
  states.set(decodeSeatStates(answer.data, answer.seats).subarray(0, seats));
  const changed = changedSeats(before.states, states);
  return changed.length === 0 && before.arrived ? before : { states, changed, arrived: true };
}
