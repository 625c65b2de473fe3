"use client";

import { useEffect, useRef, useState } from "react";
import { momentPassed } from "./remaining";

export interface Countdown {
  /** Milliseconds until the end by the server's clock; 0 or less when it has come. */
  remaining: number;
  /** Seconds left to be said aloud at this moment, at most a few times in all; null for silence. */
  said: number | null;
}

/**
 * Time left until `expiresAt`, by the clock of the database: the reader's may be wrong. `serverNow` is its
 * time (milliseconds) when it was asked; with each newer answer the clock is set anew.
 */
export function useCountdown(expiresAt: string, serverNow: number): Countdown {
  const end = Date.parse(expiresAt);
  const before = useRef(Number.POSITIVE_INFINITY);
  const [remaining, setRemaining] = useState(end - serverNow);
  const [said, setSaid] = useState<number | null>(null);

  useEffect(() => {
    const offset = serverNow - Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = end - (Date.now() + offset);
      const moment = momentPassed(before.current, now);
      if (moment !== null && Number.isFinite(before.current)) setSaid(moment);
      before.current = now;
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

  return { remaining, said };
}
