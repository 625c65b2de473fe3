"use client";

import { useCallback, useRef, useState } from "react";
import type { Tier } from "@/lib/schemas/events";
import type { BestAvailable } from "@/lib/schemas/holds";
import { ApiError, callApi } from "@/lib/shared/api-client";

export interface BestWish {
  quantity: number;
  /** A tier's id; null for any. */
  tier: string | null;
  /** Minor units a seat; null for any. */
  maxPrice: number | null;
  accessible: boolean;
}

export type BestState =
  | { kind: "idle" }
  | { kind: "searching" }
  | { kind: "found"; best: BestAvailable; wish: BestWish }
  | { kind: "none"; quantity: number }
  | { kind: "failed"; error: ApiError };

/** What the form says at the moment. `price` is empty, `max:` with minor units, or `tier:` with an id. */
export interface BestDraft {
  quantity: number;
  price: string;
  accessible: boolean;
}

/** Asks for the best seats of a wish, and for others of another tier when the first do not please. */
export function useBestSeats(eventId: string, tiers: Tier[]) {
  const [state, setState] = useState<BestState>({ kind: "idle" });
  const [draft, setDraft] = useState<BestDraft>({ quantity: 2, price: "", accessible: false });
  const running = useRef<AbortController | null>(null);
  /** Tiers that were proposed for the wish of the moment. */
  const proposed = useRef(new Set<string>());

  const ask = useCallback(
    async (wish: BestWish, tier: string | null): Promise<boolean> => {
      running.current?.abort();
      const stop = new AbortController();
      running.current = stop;
      setState({ kind: "searching" });
      try {
        const { data } = await callApi<BestAvailable>(addressOf(eventId, { ...wish, tier }), { signal: stop.signal });
        if (data === null) throw new ApiError("unreadable", 0, "The answer is empty.");
        if (data.tier !== null) proposed.current.add(data.tier);
        setState({ kind: "found", best: data, wish });
        return true;
      } catch (cause) {
        if (stop.signal.aborted) return false;
        const error = cause instanceof ApiError ? cause : new ApiError("unreadable", 0, String(cause));
        setState(error.code === "sold_out" ? { kind: "none", quantity: wish.quantity } : { kind: "failed", error });
        return false;
      }
    },
    [eventId],
  );

  /** True when something was found. */
  const find = useCallback(
    (wish: BestWish) => {
      proposed.current = new Set();
      return ask(wish, wish.tier);
    },
    [ask],
  );
  const dismiss = useCallback(() => {
    running.current?.abort();
    setState({ kind: "idle" });
  }, []);

  const others = state.kind === "found" ? otherTiers(tiers, state.wish, state.best.tier) : [];
  const another =
    state.kind === "found" && others.length > 0
      ? () => {
          const fresh = others.find((tier) => !proposed.current.has(tier.id));
          if (!fresh) proposed.current.clear();
          return ask(state.wish, (fresh ?? others[0])?.id ?? null);
        }
      : null;
  return { state, draft, setDraft, find, another, dismiss };
}

/** What else could be proposed: seated tiers within the wish that have seats enough, dearest first. */
export function otherTiers(tiers: Tier[], wish: BestWish, now: string | null): Tier[] {
  if (wish.tier !== null) return [];
  return tiers
    .filter((tier) => tier.seated && tier.id !== now && tier.left >= wish.quantity)
    .filter((tier) => wish.maxPrice === null || tier.price.amount <= wish.maxPrice)
    .sort((a, b) => b.price.amount - a.price.amount);
}

function addressOf(eventId: string, { quantity, tier, maxPrice, accessible }: BestWish): string {
  const query = new URLSearchParams({ quantity: String(quantity) });
  if (tier !== null) query.set("tier", tier);
  if (maxPrice !== null) query.set("maxPrice", String(maxPrice));
  if (accessible) query.set("accessible", "true");
  return `/api/v1/events/${eventId}/best-available?${query}`;
}
