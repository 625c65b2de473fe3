"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { momentPassed } from "./remaining";

export interface Countdown {
  /** Milliseconds until the end by the server's clock; 0 or less when it has come. */
  remaining: number;
  /** Seconds left to be said aloud at this moment, at most a few times in all; null for silence. */
  said: number | null;
  /** Sets the clock by an answer of the server that was asked for at `sentAt` (Date.now()). */
  sync: (headers: Headers, sentAt: number) => void;
}

/**
 * Time left until `expiresAt`, by the server's clock: the reader's may be wrong. `serverNow` is the
 * server's time when it made the page (milliseconds).
 */
export function useCountdown(expiresAt: string, serverNow: number): Countdown {
  const end = Date.parse(expiresAt);
  const offset = useRef<number | null>(null);
  const [remaining, setRemaining] = useState(end - serverNow);
  const [said, setSaid] = useState<number | null>(null);

  useEffect(() => {
    offset.current ??= serverNow - Date.now();
    let before = Number.POSITIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = end - (Date.now() + (offset.current ?? 0));
      const moment = momentPassed(before, now);
      if (moment !== null && Number.isFinite(before)) setSaid(moment);
      before = now;
      setRemaining(now);
      // Just after the next whole second, so that none is skipped or shown twice.
      if (now > 0) timer = setTimeout(tick, (now % 1000) + 15);
    };
    tick();
    const onVisible = () => {
      clearTimeout(timer);
      tick();
    };
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [end, serverNow]);

  const sync = useCallback((headers: Headers, sentAt: number) => {
    const date = Date.parse(headers.get("date") ?? "");
    // The header tells whole seconds, of a moment on the way there and back: the middle of both.
    if (Number.isFinite(date)) offset.current = date + 500 - (sentAt + Date.now()) / 2;
  }, []);

  return { remaining, said, sync };
}
