import "server-only";
import { withBreath } from "./breath";
import { isOutage } from "./payments";

export interface Waves {
  done: number;
  failed: number;
  /** Where the next call goes on; null when nothing is left. */
  next: string | null;
  /** The last wave failed as a whole because the provider does not answer: going on now would only hurt. */
  outage: boolean;
}

/** So many calls to a provider at once. */
const WIDTH = 8;
/** After so long the next call goes on, so that none lasts too long for who waits for it. */
const LONGEST_MS = 15_000;
/** Most of a wave is the provider's time; the rest after it is for what the database did. */
const LONGEST_REST_MS = 100;

/**
 * Goes through what waits for a provider, eight at a time and each on its own: what fails keeps nobody from his turn.
 * `find` answers the next ones after an id, in the order of ids.
 */
export async function inWaves<T extends { id: string }>(
  after: string,
  find: (after: string, most: number) => Promise<T[]>,
  work: (item: T) => Promise<unknown>,
  onFailure: (item: T, error: unknown) => void,
): Promise<Waves> {
  const started = performance.now();
  const sum = { done: 0, failed: 0 };
  for (let from = after; ; ) {
    const items = await find(from, WIDTH);
    const results = await withBreath(() => Promise.allSettled(items.map(work)), LONGEST_REST_MS);
    let unanswered = 0;
    for (const [i, result] of results.entries()) {
      const item = items[i];
      if (result.status === "fulfilled" || !item) continue;
      onFailure(item, result.reason);
      if (isOutage(result.reason)) unanswered++;
    }
    const failed = results.filter(({ status }) => status === "rejected").length;
    sum.failed += failed;
    sum.done += results.length - failed;
    const last = items.at(-1);
    if (!last || items.length < WIDTH) {
      return { ...sum, next: null, outage: items.length > 0 && unanswered === items.length };
    }
    if (unanswered === items.length) return { ...sum, next: null, outage: true };
    from = last.id;
    if (performance.now() - started > LONGEST_MS) return { ...sum, next: from, outage: false };
  }
}
