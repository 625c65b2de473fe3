import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { serve } from "inngest/edge";
import pg from "pg";
import type { Busy } from "@/embedded/background-process";
import { GiveWay } from "@/embedded/give-way";
import { ownMailbox } from "@/embedded/mailbox/own-mailbox";
import { answerOwnRequests } from "@/embedded/worker/short-way";
import { sign } from "@/embedded/worker/signing";
import { createWorker } from "@/embedded/worker/worker";
import { inngest } from "@/inngest/client";
import { startRelay } from "@/inngest/relay";
import { functions } from "@/inngest/serve";
import { printInThread, stopPress } from "@/lib/documents/press";
import { env } from "@/lib/env";
import { pool } from "@/lib/platform/db";
import { closeHotPool } from "@/lib/platform/hot-pool";
import { errorFields, log } from "@/lib/platform/log";

// The process that does the background work beside the server: it drives the functions, calls them, and hands on what
// was announced. It is the server's child (background-process.ts) and ends with it.

const path = "/api/inngest";
const mailboxApi = "/mailbox/api/";
/** Calls at once. Most of a call is a rest or another's time; what the database does for them is bounded by the pool. */
const slots = 8;
const registerAgainMs = 2_000;
/** What is in flight at the end has so long to come to its own. */
const graceMs = 3_000;

async function main(): Promise<void> {
  // each name read from the real one costs a call into the system, and the SDK reads all of them several times a call
  process.env = { ...process.env };
  const { INNGEST_BASE_URL: address, INNGEST_SIGNING_KEY: signingKey, INNGEST_EVENT_KEY: eventKey } = env();
  if (!address || !signingKey || !eventKey) throw new Error("The worker has no address or no keys.");
  const base = new URL(address);
  printInThread(new URL("./document-worker.mjs", import.meta.url));
  const app = serve({ client: inngest, functions, serveOrigin: base.origin, enableUnauthedSync: false });

  // apart from the pool of the functions, so that they never keep the worker waiting
  const own = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 4,
    statement_timeout: 30_000,
    connectionTimeoutMillis: 5_000,
    application_name: "evently worker",
  });
  own.on("error", (error) => log.warn("An idle connection of the worker was lost", { error: String(error) }));
  const giveWay = new GiveWay();
  process.on("message", (message: Busy) => giveWay.note(message.busy));
  const worker = createWorker({
    pool: own,
    signingKey,
    eventKey,
    call: app,
    giveWay: () => giveWay.turn(),
    slots,
    log: (level, message, fields) => log[level](message, fields),
  });
  const mailbox = env().RESEND_BASE_URL?.startsWith(base.origin) ? ownMailbox() : null;
  const answer = (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname === path) return app(request);
    if (pathname.startsWith(mailboxApi) && mailbox) return mailbox.handle(request);
    return worker.handle(request);
  };
  answerOwnRequests(base.origin, async (request) => answer(request));
  const listener = createServer(getRequestListener(answer, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(Number(base.port), base.hostname, resolve);
  });
  await worker.start();
  await mailbox?.start();

  let stopping = false;
  const register = async (): Promise<void> => {
    const headers = { host: base.host, "x-inngest-signature": sign(signingKey, "{}") };
    const response = await app(new Request(new URL(path, base), { method: "PUT", body: "{}", headers }));
    if (response.ok || stopping) return;
    log.error("Background functions could not be registered", { answer: await response.text() });
    await new Promise((resolve) => setTimeout(resolve, registerAgainMs));
    return register();
  };
  await register();
  const relay = startRelay();
  log.info("Background work has begun", { functions: functions.length });

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    listener.close();
    await Promise.allSettled([relay.stop(), worker.stop(graceMs), mailbox?.stop()]);
    listener.closeAllConnections();
    await Promise.allSettled([stopPress(), own.end(), pool().end(), closeHotPool()]);
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  // the server is gone, however it ended
  process.once("disconnect", () => void stop());
  if (!process.connected) await stop();
}

// Ctrl-C reaches every process of the terminal; the server stops this one in order
process.on("SIGINT", () => {});
process.on("unhandledRejection", fail);
process.on("uncaughtException", fail);
main().catch(fail);

function fail(error: unknown): void {
  log.error("Background work ended", errorFields(error));
  process.exit(1);
}
