import type pg from "pg";
import type { Lease } from "./lease";
import type { Queue } from "./queue";
import type { Registry } from "./registry";

/** What every part of the worker works with. */
export interface Context {
  pool: pg.Pool;
  queue: Queue;
  registry: Registry;
  lease: Lease;
  signingKey: string;
  eventKey: string;
  /** Calls a function; over HTTP, or at once where it lives in the same process. */
  call(request: Request): Promise<Response>;
  /** Resolves when the next call may begin. */
  giveWay(): Promise<void>;
  /** A call that takes longer is given up; the function may run on, what it returns counts no more. */
  longestCallMs: number;
  /** Seconds until the next try after so many failures. */
  backoff(failures: number): number;
  log(level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>): void;
  /** Says that jobs of a function may be due. */
  wake(functionIds: string[]): void;
}
