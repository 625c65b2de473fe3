import { useCallback, useEffect, useRef, useState } from "react";
import { usePolling } from "@/components/ui/use-polling";
import type { TicketCode } from "@/lib/schemas/bookings";
import { ApiError, callApi } from "@/lib/shared/api-client";
import { type CodeStock, codeAt, stockOf } from "./code-stock";

const RENEW_EVERY_MS = 60_000;
const TICK_MS = 500;

export interface LiveCodeState {
  /** The code to show now; null when those at hand are out of date. */
  code: string | null;
  /** Milliseconds that this code lasts from its beginning to its end, and how many of them are over. */
  span: { whole: number; over: number } | null;
  /** Milliseconds until the last code at hand ends. */
  left: number;
  /** True while renewing fails. */
  offline: boolean;
  /** True when the ticket has no code any more: it was cancelled or passed on. */
  gone: boolean;
  renew: () => void;
}

/**
 * The code of a ticket, always the present one. Several are at hand ahead of time, so that it keeps changing
 * through some minutes without a connection. The phone's clock may be wrong: codes go by the server's.
 */
export function useLiveCode(ticketId: string, token: string | null, initial: TicketCode): LiveCodeState {
  const [stock, setStock] = useState<CodeStock>(() => stockOf(initial, Date.parse(initial.now)));
  const [now, setNow] = useState(() => Date.parse(initial.now));
  const [gone, setGone] = useState(false);
  const skew = useRef<number | null>(null);

  const load = useCallback(
    async (signal: AbortSignal) => {
      try {
        const { data } = await callApi<TicketCode>(`/api/v1/tickets/${ticketId}/code`, {
          headers: token === null ? {} : { "Evently-Token": token },
          signal,
        });
        if (!data) return;
        skew.current = Date.parse(data.now) - Date.now();
        setStock(stockOf(data, Date.parse(data.now)));
        setNow(Date.parse(data.now));
      } catch (error) {
        if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 409)) throw error;
        setGone(true);
      }
    },
    [ticketId, token],
  );
  const { failures, refresh } = usePolling(load, RENEW_EVERY_MS, !gone);

  useEffect(() => {
    const openedAt = Date.now();
    const tick = () => setNow(Date.now() + (skew.current ?? Date.parse(initial.now) - openedAt));
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [initial.now]);

  const present = codeAt(stock, now);
  return {
    code: present?.code ?? null,
    span: present && { whole: present.until - present.from, over: Math.max(0, now - present.from) },
    left: Math.max(0, (stock.at(-1)?.until ?? 0) - now),
    offline: failures > 0,
    gone,
    renew: refresh,
  };
}
