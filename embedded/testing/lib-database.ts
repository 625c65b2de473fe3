import type pg from "pg";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { pool } from "@/lib/platform/db";
import { closeHotPool } from "@/lib/platform/hot-pool";
import { brokenInvariants } from "@/prisma/factories/invariants";

export interface LibDatabase {
  readonly pool: pg.Pool;
  readonly url: string;
}

/**
 * Gives a test file a database of its own, on which all of lib works. After every test the invariants
 * must hold. Call it once, at the top of the file.
 */
export function useLibDatabase(): LibDatabase {
  let database: TestDatabase | undefined;
  const made = () => {
    if (!database) throw new Error("The database exists while tests run.");
    return database;
  };
  beforeAll(async () => {
    database = await testDatabase();
    process.env.DATABASE_URL = database.url;
  });
  afterEach(async () => {
    expect(await brokenInvariants(made().pool)).toEqual([]);
  });
  afterAll(async () => {
    await Promise.allSettled([closeHotPool(), pool().end()]);
    await database?.close();
  });
  return {
    get pool() {
      return made().pool;
    },
    get url() {
      return made().url;
    },
  };
}
