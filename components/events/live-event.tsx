"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { Locale } from "@/lib/shared/locale";
import { type SaleFacts, type SaleState, saleState } from "@/lib/shared/sale-state";

/** The part of an event that changes while people look at it. */
export interface LiveFacts extends SaleFacts {
  id: string;
  tiers: { id: string; left: number }[];
}

/**
 * The words for what changes, in the reader's language. They come as plain texts, so that the
 * event's page needs no translator in the browser; {count} and {time} are put in there.
 */
export interface OfferTexts {
  state: Record<SaleState, string>;
  /** What a visitor is told in place of the way to the seats. */
  stateText: Record<SaleState, string>;
  choose: string;
  tickets: string;
  left: string;
  soldOut: string;
  yourTime: string;
  venueTime: string;
}

interface Live {
  state: SaleState;
  left: (tierId: string) => number;
  texts: OfferTexts;
  locale: Locale;
}

const LiveContext = createContext<Live | null>(null);

/** How things stand now, for components inside LiveEvent. */
export function useLiveEvent(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error("useLiveEvent is for components inside LiveEvent");
  return live;
}

const EVERY_MS = 15_000;

function readFacts(known: LiveFacts, answer: unknown): LiveFacts {
  const { status, availability, startsAt, endsAt, salesStartAt, salesEndAt, tiers } = answer as LiveFacts;
  if (typeof status !== "string" || typeof availability !== "string" || !Array.isArray(tiers)) return known;
  return { id: known.id, status, availability, startsAt, endsAt, salesStartAt, salesEndAt, tiers };
}

/**
 * Keeps what is left up to date by asking every 15 seconds while the page is seen, and at once
 * when it is seen again. `now` is the moment of the server's rendering, so that the first
 * rendering in the browser says the same.
 */
export function LiveEvent({
  initial,
  now,
  texts,
  locale,
  children,
}: {
  initial: LiveFacts;
  now: string;
  texts: OfferTexts;
  locale: Locale;
  children: ReactNode;
}) {
  const [facts, setFacts] = useState(initial);
  const [moment, setMoment] = useState(now);

  useEffect(() => {
    let controller: AbortController | null = null;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      controller?.abort();
      controller = new AbortController();
      try {
        const response = await fetch(`/api/v1/events/${initial.id}`, { signal: controller.signal });
        if (!response.ok) return;
        const answer: unknown = await response.json();
        setFacts((known) => readFacts(known, answer));
        setMoment(new Date().toISOString());
      } catch {
        // the numbers stay as they were; the next round asks again
      }
    };
    // a cached page may be some seconds old: look once at the start
    void ask();
    const timer = setInterval(ask, EVERY_MS);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
      controller?.abort();
    };
  }, [initial.id]);

  const live: Live = {
    state: saleState(facts, new Date(moment)),
    left: (tierId) => facts.tiers.find((tier) => tier.id === tierId)?.left ?? 0,
    texts,
    locale,
  };
  return <LiveContext value={live}>{children}</LiveContext>;
}
