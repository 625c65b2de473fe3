/** Moments before the end at which the time left is said aloud, in seconds. */
const SAID = [60, 30];

/** Time left as people read it: 12:05, 0:07. Never negative. */
export function clockText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The time left as an HTML duration: PT12M5S */
export function durationText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`;
}

/** The moment (in seconds left) that was passed between two looks at the clock and is to be said; null for none. */
export function momentPassed(beforeMs: number, nowMs: number): number | null {
  if (nowMs <= 0) return null;
  // Who comes back to the page after several moments hears the latest alone.
  return SAID.findLast((seconds) => beforeMs > seconds * 1000 && nowMs <= seconds * 1000) ?? null;
}
