/** Seconds after the first failure, the second, … as Inngest waits; the last for all further ones. */
const table = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** Up to a third more, so that what failed together does not come back together. */
export function backoff(failures: number): number {
  const seconds = table[Math.min(failures, table.length) - 1] ?? 15;
  return seconds * (1 + Math.random() / 3);
}

/** Retry-After in seconds or as a moment, as the queue understands it; null when it says nothing. */
export function readRetryAfter(header: string | null): string | null {
  if (header === null || header.trim() === "") return null;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return header.trim();
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
