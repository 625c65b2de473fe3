"use client";

import { useEffect, useState } from "react";
import type { Suggestions } from "@/lib/schemas/discovery";
import type { Locale } from "@/lib/shared/locale";
import { type SearchOption, searchOptions } from "./search-options";

const SHORTEST = 2;
const PAUSE_MS = 120;

/** Answers of this visit, so that a letter taken back costs nothing. */
const known = new Map<string, Suggestions>();
const MOST_KNOWN = 50;

async function ask(query: string, signal: AbortSignal): Promise<Suggestions> {
  const response = await fetch(`/api/v1/search/suggestions?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw new Error(`Suggestions: ${response.status}`);
  const found = (await response.json()) as Suggestions;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(query, found);
  return found;
}

/**
 * Suggestions for what is being typed; null before an answer. Those of the letters before stay until the next
 * ones are there, so that the list does not flicker. Without an answer there is nothing: the search itself goes on.
 */
export function useSuggestions(typed: string, locale: Locale, mostEvents: number): SearchOption[] | null {
  const query = typed.trim().toLowerCase();
  const [found, setFound] = useState<Suggestions | null>(null);

  useEffect(() => {
    if (query.length < SHORTEST) return setFound(null);
    const cached = known.get(query);
    if (cached) return setFound(cached);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      ask(query, controller.signal).then(setFound, () => {
        if (!controller.signal.aborted) setFound(null);
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query]);

  return found && query.length >= SHORTEST ? searchOptions(found, locale, new Date(), mostEvents) : null;
}
