"use client";

import { useSyncExternalStore } from "react";

/** Tailwind's lg, from which map and list stand side by side. */
const WIDE = "(min-width: 64rem)";

/** True where map and list stand side by side. For parts that come after the page has loaded. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
    () => false,
  );
}
