import type pg from "pg";

/** What every part of the gateway works with. */
export interface Context {
  pool: pg.Pool;
  /** Origin of the payment pages' addresses, without a slash at the end. */
  publicUrl: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets the slow test card take its time. */
  wait(milliseconds: number): Promise<void>;
  /** Says that committed events wait for delivery. */
  eventsQueued(): void;
}

/** The API call behind an event; both null when a buyer or the clock caused it. */
export interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** One transaction's worth of work: its connection, its moment, and who asked for it. */
export interface Work {
  client: pg.PoolClient;
  /** Seconds since 1970, as the API's objects carry them. */
  now: number;
  cause: Cause;
  /** True once an event waits for this transaction's commit. */
  hasEvents: boolean;
}

export const nobody: Cause = { requestId: null, idempotencyKey: null };

export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
