import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedPostgres, startPostgres } from "./postgres";

/** Where the embedded defaults keep their files. */
export function dataFolder(): string {
  return process.env.EVENTLY_DATA_DIR || join(process.cwd(), ".data");
}

/** Reads .env of the project once, as Next does; what is set already stays. */
function loadDotEnv(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

export interface Surroundings {
  database: EmbeddedPostgres;
  /** True when the database is the embedded one, whose demo data and accounts are ours to make. */
  embeddedDatabase: boolean;
  /** True when payments go to the local gateway. */
  embeddedPayments: boolean;
}

/**
 * Completes the environment: what the operator did not configure gets the embedded default.
 * The only writer of process.env; everything else reads the result through lib/env.
 */
export async function completeEnvironment(): Promise<Surroundings> {
  loadDotEnv();
  const database = await ensureDatabase();
  const embeddedDatabase = !process.env.DATABASE_URL;
  process.env.DATABASE_URL = database.url;
  process.env.AUTH_SECRET ||= keptSecret("auth-secret");
  // Auth.js takes its own address from here: the same whatever a request says of its host
  const address = process.env.APP_URL || `http://localhost:${process.env.PORT || 3000}`;
  if (URL.canParse(address)) process.env.AUTH_URL ||= new URL(address).origin;
  const embeddedPayments = !process.env.STRIPE_SECRET_KEY;
  if (embeddedPayments) {
    process.env.STRIPE_SECRET_KEY = `sk_test_${keptSecret("gateway-key")}`;
    process.env.STRIPE_WEBHOOK_SECRET = `whsec_${keptSecret("gateway-webhook-secret")}`;
    process.env.STRIPE_API_BASE = `http://127.0.0.1:${process.env.PORT || 3000}`;
  }
  return { database, embeddedDatabase, embeddedPayments };
}

/** The configured database, or the embedded one, started if it does not run yet. */
export async function ensureDatabase(): Promise<EmbeddedPostgres> {
  loadDotEnv();
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, owned: false, stop: async () => {} };
  return startPostgres(dataFolder());
}

function keptSecret(name: string): string {
  const file = join(dataFolder(), name);
  if (!existsSync(file)) {
    mkdirSync(dataFolder(), { recursive: true });
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
