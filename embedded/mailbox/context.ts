import type pg from "pg";

/** What every part of the mailbox works with. */
export interface Context {
  pool: pg.Pool;
  /** Milliseconds since 1970. */
  now(): number;
  /** Says that a committed event waits for delivery. */
  eventsQueued(): void;
}
