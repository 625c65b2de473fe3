import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
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

/** Any of these says that a real Inngest is to be used. */
const inngestNames = ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_DEV", "INNGEST_BASE_URL"];

export interface Surroundings {
  database: EmbeddedPostgres;
  /** True when the database is the embedded one, whose demo data and accounts are ours to make. */
  embeddedDatabase: boolean;
  /** True when payments go to the local gateway. */
  embeddedPayments: boolean;
  /** True when mails go into the mailbox page. */
  embeddedMail: boolean;
  /** True when background work is driven by the worker beside this process, which listens at INNGEST_BASE_URL. */
  embeddedWorker: boolean;
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
  const embeddedWorker = !inngestNames.some((name) => process.env[name]);
  if (embeddedWorker) {
    process.env.INNGEST_SIGNING_KEY = `signkey-prod-${keptSecret("worker-signing-key")}`;
    process.env.INNGEST_EVENT_KEY = keptSecret("worker-event-key");
    process.env.INNGEST_BASE_URL = `http://127.0.0.1:${await freePort()}`;
  }
  const embeddedMail = !process.env.RESEND_API_KEY && !process.env.SMTP_URL;
  if (embeddedMail) {
    process.env.RESEND_API_KEY = `re_${keptSecret("mailbox-key")}`;
    process.env.RESEND_WEBHOOK_SECRET = `whsec_${Buffer.from(keptSecret("mailbox-webhook-secret")).toString("base64")}`;
    const beside = embeddedWorker ? process.env.INNGEST_BASE_URL : `http://127.0.0.1:${process.env.PORT || 3000}`;
    process.env.RESEND_BASE_URL = `${beside}/mailbox/api`;
  }
  process.env.BACKGROUND_WORKER = embeddedWorker ? "embedded" : "inngest";
  return { database, embeddedDatabase, embeddedPayments, embeddedMail, embeddedWorker };
}

/** The configured database, or the embedded one, started if it does not run yet. */
export async function ensureDatabase(): Promise<EmbeddedPostgres> {
  loadDotEnv();
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, owned: false, stop: async () => {} };
  return startPostgres(dataFolder());
}

/** A port of this machine that nobody listens on right now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function keptSecret(name: string): string {
  const file = join(dataFolder(), name);
  if (!existsSync(file)) {
    mkdirSync(dataFolder(), { recursive: true });
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
