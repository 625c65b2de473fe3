import "server-only";

/** The shortest rest that is kept up; below it there is none. */
const LEAST_MS = 10;
const FIRST_MS = 200;
const LONGEST_MS = 2_000;
/** Refusals so close to each other speak of the same haste. */
const SAME_MS = 500;

/**
 * Keeps calls to a service apart that takes only so many a second and does not say how many: a refusal for haste makes
 * the rest between two calls longer by half, each call that is taken a fiftieth shorter.
 */
export class Pacer {
  private restMs = 0;
  /** When the next call may go, by performance.now(). */
  private nextAt = 0;
  private refusedAt = Number.NEGATIVE_INFINITY;

  /** Resolves when it is this call's turn. */
  async turn(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + this.restMs;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }

  taken(): void {
    this.restMs = this.restMs < LEAST_MS ? 0 : this.restMs * 0.98;
  }

  refused(): void {
    const now = performance.now();
    if (now - this.refusedAt < SAME_MS) return;
    this.refusedAt = now;
    this.restMs = Math.min(LONGEST_MS, Math.max(FIRST_MS, this.restMs * 1.5));
    this.nextAt = Math.max(this.nextAt, now + this.restMs);
  }
}
