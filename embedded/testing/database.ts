import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres } from "@/embedded/postgres";
import { applyMigrations } from "@/lib/platform/migrations";

export interface TestDatabase {
  url: string;
  pool: pg.Pool;
  /** Drops the database. */
  close(): Promise<void>;
}

const TEMPLATE = "evently_template";

/** A server for one run of the tests, not durable, in a folder that `remove` takes away after its stop. */
export async function testServer(): Promise<{ url: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "evently-tests-"));
  chmodSync(folder, 0o755);
  const server = await startPostgres(folder, { durable: false });
  return {
    url: server.url,
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the template that test databases are copied from, with the current schema. */
export async function prepareTemplate(serverUrl: string): Promise<void> {
  await run(serverUrl, `DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`, `CREATE DATABASE ${TEMPLATE}`);
  await applyMigrations(databaseUrl(serverUrl, TEMPLATE));
}

/** A fresh database of its own with the current schema. Needs the server's address from the test setup. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.EVENTLY_TEST_SERVER;
  if (!serverUrl) throw new Error("Integration tests run through vitest.config.ts, which starts the test server.");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await createFromTemplate(serverUrl, name);
  const url = databaseUrl(serverUrl, name);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => {});
  return {
    url,
    pool,
    close: async () => {
      await pool.end();
      await run(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Two copies at once from one template fail with "is being accessed"; the loser tries again. */
async function createFromTemplate(serverUrl: string, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    } catch (error) {
      if ((error as { code?: string }).code !== "55006" || attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
