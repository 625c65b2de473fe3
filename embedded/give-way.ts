import { availableParallelism } from "node:os";

/** From this share of its time on, the server is as busy as it can be without anybody noticing. */
const BUSY = 0.6;
/** Below it there is room for everybody. */
const CALM = 0.3;
/** What is left for background work beside a busy server: this share of one processor, and each beyond the second. */
const LEAST_SHARE = 0.1;
/** Two at once begin so far apart, so that what the first one costs is seen before the second begins. */
const APART_MS = 40;
const MOST_SAVED_MS = 20;
const LOOK_MS = 20;

/**
 * Keeps background work small while the server is busy, whatever it has to do: even at the lowest priority it takes
 * caches and memory from the sale, which on two processors costs it a third. As long as the server says that it is
 * busy, a piece of work begins only when this process has used less than its share of processor time.
 */
export class GiveWay {
  private share = Number.POSITIVE_INFINITY;
  private savedMs = 0;
  private lookedAt: number;
  private usedMs: number;
  private last: Promise<void> = Promise.resolve();

  constructor(
    /** Processor time of this process so far, and the time, both in milliseconds. */
    private readonly clock = () => {
      const { user, system } = process.cpuUsage();
      return { used: (user + system) / 1_000, now: performance.now() };
    },
    private readonly processors = availableParallelism(),
    private readonly rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {
    const { used, now } = clock();
    this.usedMs = used;
    this.lookedAt = now;
  }

  /** `busy`: the share of its time, from 0 to 1, that the server's event loop was not idle. */
  note(busy: number): void {
    this.count();
    this.share = shareBeside(busy, this.processors);
  }

  /** Resolves when the next piece of work may begin; in the order in which it was asked. */
  turn(): Promise<void> {
    this.last = this.last.then(() => this.wait());
    return this.last;
  }

  private async wait(): Promise<void> {
    if (this.share === Number.POSITIVE_INFINITY) return;
    await this.rest(APART_MS);
    for (this.count(); this.savedMs < 0; this.count()) await this.rest(LOOK_MS);
  }

  private count(): void {
    const { used, now } = this.clock();
    const earned = this.share === Number.POSITIVE_INFINITY ? MOST_SAVED_MS : this.share * (now - this.lookedAt);
    const spent = this.share === Number.POSITIVE_INFINITY ? 0 : used - this.usedMs;
    this.savedMs = Math.min(MOST_SAVED_MS, this.savedMs + earned - spent);
    this.usedMs = used;
    this.lookedAt = now;
  }
}

/** Share of processor time that is left for background work; infinite when there is no need to count. */
export function shareBeside(busy: number, processors: number): number {
  if (busy <= CALM) return Number.POSITIVE_INFINITY;
  const least = LEAST_SHARE + Math.max(0, processors - 2);
  return least + Math.max(0, (BUSY - busy) / (BUSY - CALM)) * (1 - LEAST_SHARE);
}
