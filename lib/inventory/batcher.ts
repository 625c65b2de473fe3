import "server-only";
import { AppError } from "@/lib/errors";
import { asUnavailable } from "@/lib/platform/db";

export interface BatcherOptions<I, O> {
  /** Runs one statement for all items; answers in their order. All of it commits, or nothing. */
  run: (items: I[]) => Promise<O[]>;
  /**
   * Picks what can go together from the head of the queue and leaves the rest in it, in order.
   * Must take at least one item of a queue that is not empty.
   */
  compose?: (queue: I[], cap: number) => I[];
  cap: number;
  maxQueue: number;
}

interface Waiting<O> {
  resolve: (value: O) => void;
  reject: (error: unknown) => void;
}

/** Serialization failure, deadlock, and a unique violation whose other side has committed meanwhile. */
const worthRepeating = new Set(["40001", "40P01", "23505"]);
const MAX_REPEATS = 4;

/** Statement timeout: the database is slow, and smaller batches would only wait one after another. */
const CANCELLED = "57014";
/** Lock timeout: somebody keeps a row; halving finds whose request it is. */
const tooSlow = new Set([CANCELLED, "55P03"]);

const slow = (cause: unknown) =>
  new AppError("unavailable", "The database is too busy right now. Try again.", { retryAfterSeconds: 1, cause });

/**
 * Micro-batches without a timer: with no batch in flight an item goes at once; while one is, items
 * collect and go together. One round trip and one flush to disk then serve many buyers.
 */
export class Batcher<I extends object, O> {
  private queue: I[] = [];
  private waiting = new Map<I, Waiting<O>>();
  private busy = false;

  constructor(private readonly options: BatcherOptions<I, O>) {}

  /** @throws AppError `too_busy` when the queue is full */
  add(item: I): Promise<O> {
    if (this.queue.length >= this.options.maxQueue) {
      return Promise.reject(
        new AppError("too_busy", "More requests wait than can be served. Try again in a second.", {
          retryAfterSeconds: 1,
        }),
      );
    }
    return new Promise<O>((resolve, reject) => {
      this.waiting.set(item, { resolve, reject });
      this.queue.push(item);
      if (!this.busy) {
        this.busy = true;
        // the requests that arrived in the same turn of the event loop share the first batch
        setImmediate(() => void this.drain());
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.options.compose
        ? this.options.compose(this.queue, this.options.cap)
        : this.queue.splice(0, this.options.cap);
      await this.settle(batch, 0);
    }
    this.busy = false;
  }

  /** A failing batch is repeated while that can help, then halved, so that one bad item fails alone. */
  private async settle(batch: I[], repeats: number): Promise<void> {
    try {
      const results = await this.options.run(batch);
      batch.forEach((item, index) => {
        this.finish(item, (waiting) => waiting.resolve(results[index] as O));
      });
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? "");
      if (worthRepeating.has(code) && repeats < MAX_REPEATS) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** repeats));
        return this.settle(batch, repeats + 1);
      }
      const translated =
        tooSlow.has(code) && (batch.length === 1 || code === CANCELLED) ? slow(error) : asUnavailable(error);
      if (batch.length === 1 || translated !== error) {
        const outcome = worthRepeating.has(code)
          ? new AppError("unavailable", "The request met others again and again. Try again.", {
              retryAfterSeconds: 1,
              cause: error,
            })
          : translated;
        for (const item of batch) this.finish(item, (waiting) => waiting.reject(outcome));
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.settle(batch.slice(0, half), repeats);
      await this.settle(batch.slice(half), repeats);
    }
  }

  private finish(item: I, how: (waiting: Waiting<O>) => void): void {
    const waiting = this.waiting.get(item);
    if (!waiting) return;
    this.waiting.delete(item);
    how(waiting);
  }
}
