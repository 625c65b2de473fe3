import "server-only";

/** Background work rests so much longer than it worked: of the time in which a sale goes on beside it, it has a tenth. */
const REST = 9;
const LONGEST_MS = 2_000;

/** Runs one piece of background work on the database, and rests afterwards; `longestMs` where others are waited for. */
export async function withBreath<T>(work: () => Promise<T>, longestMs = LONGEST_MS): Promise<T> {
  const started = performance.now();
  const result = await work();
  const rest = Math.min(longestMs, (performance.now() - started) * REST);
  await new Promise((resolve) => setTimeout(resolve, rest));
  return result;
}
