import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { AppError, isAppError } from "@/lib/errors";
import { PrismaClient } from "@/lib/platform/generated/prisma/client";
import { log } from "@/lib/platform/log";
import { once } from "@/lib/platform/once";

// bigint sums and counts fit a double here: money of one installation stays far below 2^53 cents
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The one pool of a process, shared by Prisma and the hand-written SQL. */
export function pool(): pg.Pool {
  return once("pg.pool", () => {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      application_name: "evently",
    });
    made.on("error", (error) => log.warn("An idle database connection was lost", { error: String(error) }));
    return made;
  });
}

export function db(): PrismaClient {
  return once("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}

export type Row = Record<string, unknown>;

/**
 * Runs hand-written SQL. With `name` the statement is prepared once a connection.
 * @throws AppError `unavailable` when the database cannot be reached
 */
export async function query<T extends Row>(text: string, values: unknown[] = [], name?: string): Promise<T[]> {
  try {
    const result = await pool().query<T>({ text, values, ...(name ? { name } : {}) });
    return result.rows;
  } catch (error) {
    throw asUnavailable(error);
  }
}

/** Runs several statements in one transaction on one connection. Keep calls to other services out of it. */
export async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  let client: pg.PoolClient;
  try {
    client = await pool().connect();
  } catch (error) {
    throw asUnavailable(error);
  }
  let broken: Error | undefined;
  // a connection in use has no other listener, and without one its loss would end the process
  const lose = (error: Error) => {
    broken = error;
  };
  client.on("error", lose);
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(lose);
    throw asUnavailable(error);
  } finally {
    client.off("error", lose);
    client.release(broken);
  }
}

const MAX_TRIES = 5;

/**
 * Runs a transaction, and again from its start when somebody inserted the same key at the same time:
 * `work` looks anew at what is there.
 */
export async function transactionUntilUnique<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction(work);
    } catch (error) {
      if (!isUniqueViolation(error) || tries === MAX_TRIES) throw error;
    }
  }
}

/** Node's socket errors, PostgreSQL's "shutting down" and "too many connections", and Prisma's words for them. */
const lostConnection = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "53400",
  "25006",
  "08000",
  "08001",
  "08003",
  "08006",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);

/** Turns a lost or refused connection into the 503 that callers retry; leaves everything else as it is. */
export function asUnavailable(error: unknown): unknown {
  if (isAppError(error) || !(error instanceof Error)) return error;
  const code = (error as { code?: string }).code ?? "";
  const lost =
    lostConnection.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    );
  return lost
    ? new AppError("unavailable", "The database does not answer. Nothing was changed; try again shortly.", {
        retryAfterSeconds: 2,
        cause: error,
      })
    : error;
}

/** True for PostgreSQL's unique_violation, from either driver. */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "23505" || code === "P2002";
}
