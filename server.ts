import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { POST as confirmBooking } from "@/app/api/v1/bookings/[id]/confirm/route";
import { GET as getBooking } from "@/app/api/v1/bookings/[id]/route";
import { POST as createBooking } from "@/app/api/v1/bookings/route";
import { GET as getAvailability } from "@/app/api/v1/events/[id]/availability/route";
import { POST as createHold } from "@/app/api/v1/events/[id]/holds/route";
import { GET as getSeatMap } from "@/app/api/v1/events/[id]/seat-map/route";
import { GET as getHold } from "@/app/api/v1/holds/[id]/route";
import { GET as describeApi } from "@/app/api/v1/openapi.json/route";
import { type BackgroundProcess, patience, startBackground } from "@/embedded/background-process";
import { payDemoBookings } from "@/embedded/demo-payments";
import { completeEnvironment } from "@/embedded/environment";
import { createGateway, type Gateway } from "@/embedded/gateway/gateway";
import { ownMailbox } from "@/embedded/mailbox/own-mailbox";
import { startRelay } from "@/inngest/relay";
import { printInThread, stopPress } from "@/lib/documents/press";
import { env } from "@/lib/env";
import { refreshListings } from "@/lib/events/refresh-listings";
import { HotRoutes, serveWeb } from "@/lib/http/server/hot-routes";
import { MethodGuard } from "@/lib/http/server/method-guard";
import { PageCache } from "@/lib/http/server/page-cache";
import { answerPreflight } from "@/lib/http/server/preflight";
import { mayRender, refuseImage } from "@/lib/http/server/render-guard";
import { setPolicy } from "@/lib/http/server/security-policy";
import { StaticFiles } from "@/lib/http/server/static-files";
import { addressHeaders, clientAddress } from "@/lib/platform/address";
import { listenForChanges } from "@/lib/platform/changes";
import { pool, query } from "@/lib/platform/db";
import { closeHotPool } from "@/lib/platform/hot-pool";
import { errorFields, log } from "@/lib/platform/log";
import { applyMigrations } from "@/lib/platform/migrations";
import { repeat } from "@/lib/platform/repeat";
import { Turn } from "@/lib/platform/turn";
import { seedDemo } from "@/prisma/seed";

const dev = process.argv.includes("--dev");
/** How often what events are found by follows the sales; what is left is shown live in between. */
const LIST_EVERY_MS = 3_000;

/** Others, such as TRACE, cannot even be made into a Request. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Handlers that matter in the rush; everything else goes through Next. */
const hotHandlers = [createHold, getHold, createBooking, getBooking, confirmBooking, getAvailability, getSeatMap];

async function main(): Promise<void> {
  const surroundings = await completeEnvironment();
  await applyMigrations(env().DATABASE_URL);
  const gateway = surroundings.embeddedPayments ? startGateway() : null;
  await gateway?.start();
  const mailbox = surroundings.embeddedMail ? ownMailbox() : null;
  if (!surroundings.embeddedWorker) await mailbox?.start();
  if (surroundings.embeddedDatabase && (await isEmpty())) {
    console.error("Making the demo data …");
    await seedDemo();
    if (gateway) await payDemoBookings(pool(), env().APP_URL);
  }

  const hot = new HotRoutes(dev || env().HOT_ROUTES === "off" ? [] : hotHandlers);
  const guard = new MethodGuard(((await describeApi().json()) as { paths: Record<string, object> }).paths);
  printInThread(new URL("./document-worker.mjs", import.meta.url));
  const app = next({ dev, port: env().PORT, hostname: "localhost" });
  await app.prepare();
  const render = app.getRequestHandler();
  const files = dev ? null : new StaticFiles(".next/static");
  const pages = dev
    ? null
    : new PageCache(
        (req, res) => render(req, res),
        () => env().PORT,
      );

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      log.error("A request failed outside its handler", errorFields(error));
      if (!res.headersSent) res.writeHead(500, { "content-type": "text/plain" });
      res.end();
    });
  });

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    noteAddress(req);
    const url = readUrl(req);
    if (!url) {
      res.writeHead(400, { "content-type": "text/plain" });
      res.end("Bad request");
      return;
    }
    if (env().APP_URL.startsWith("https://")) res.setHeader("strict-transport-security", "max-age=31536000");
    if (answerPreflight(req, res, url.pathname)) return;
    if (!methods.includes(req.method ?? "")) {
      res.writeHead(405, { "content-type": "text/plain", allow: methods.join(", ") });
      res.end("Method not allowed");
      return;
    }
    if (await files?.serve(req, res, url.pathname)) return;
    if (guard.serve(req, res, url.pathname)) return;
    if (hot.serve(req, res, url.pathname)) return;
    if (gateway?.handles(url.pathname)) return serveWeb(req, res, (request) => gateway.handle(request));
    if (mailbox?.handles(url.pathname)) return serveWeb(req, res, (request) => mailbox.handle(request));
    if (refuseImage(res, url.pathname)) return;
    if (await pages?.serve(req, res, url)) return;
    if (!dev && !(await mayRender(req, res, url.pathname))) return;
    if (!dev && !url.pathname.startsWith("/_next/") && !url.pathname.startsWith("/api/")) {
      setPolicy(req, res, url.pathname);
    }
    await render(req, res);
  }

  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env().PORT, env().HOST, resolve);
  });
  const changes = listenForChanges();
  const turn = new Turn("listings");
  const lister = repeat("listings", LIST_EVERY_MS, async () => {
    if (await turn.isOurs()) await refreshListings();
  });
  const background = surroundings.embeddedWorker ? startWorker() : startRelay();
  announce(surroundings.embeddedDatabase, surroundings.embeddedMail);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    lister.stop();
    const quiet = background.stop();
    // who is being served is served to the end, for three seconds at most
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
    await closed;
    pages?.stop();
    await Promise.allSettled([quiet, changes.stop(), turn.giveUp(), gateway?.stop(), mailbox?.stop(), stopPress()]);
    await Promise.allSettled([pool().end(), closeHotPool()]);
    await surroundings.database.stop();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
}

async function isEmpty(): Promise<boolean> {
  const [row] = await query<{ empty: boolean }>("SELECT NOT EXISTS (SELECT 1 FROM users) AS empty");
  return row?.empty === true;
}

function startGateway(): Gateway {
  return createGateway({
    pool: pool(),
    secretKey: env().STRIPE_SECRET_KEY,
    webhookSecret: env().STRIPE_WEBHOOK_SECRET,
    webhookUrl: `http://127.0.0.1:${env().PORT}/api/stripe`,
    publicUrl: env().APP_URL,
    log: (message, fields) => log.debug(message, fields),
  });
}

function startWorker(): BackgroundProcess {
  const { INNGEST_BASE_URL: address, INNGEST_SIGNING_KEY: key } = env();
  if (!address || !key) throw new Error("The worker has no address or no key.");
  return startBackground(
    new URL("./background.mjs", import.meta.url),
    { url: new URL("/x/health", address), key, ...patience },
    (message, fields) => log.warn(message, fields),
  );
}

/** Handlers behind Next cannot see the peer; what a client claims under our own names is dropped. */
function noteAddress(req: IncomingMessage): void {
  const forwarded = req.headers["x-forwarded-for"];
  const address = clientAddress(req.socket.remoteAddress, Array.isArray(forwarded) ? forwarded.join(",") : forwarded);
  // Next's own notes to itself
  for (const name of Object.keys(req.headers)) if (name.startsWith("x-middleware-")) delete req.headers[name];
  for (const [name, value] of Object.entries(addressHeaders(address))) {
    for (let i = req.rawHeaders.length - 2; i >= 0; i -= 2) {
      if (req.rawHeaders[i]?.toLowerCase() === name) req.rawHeaders.splice(i, 2);
    }
    req.headers[name] = value;
    req.rawHeaders.push(name, value);
  }
}

function readUrl(req: IncomingMessage): URL | null {
  try {
    const url = new URL(req.url ?? "/", "http://localhost");
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    return null;
  }
}

function announce(demo: boolean, mailbox: boolean): void {
  const lines = ["", `  Evently is open at ${env().APP_URL}`];
  if (demo) {
    lines.push("", "  Demo accounts, password evently-demo:");
    for (const name of ["attendee", "organizer", "scanner", "admin"]) lines.push(`    ${name}@evently.test`);
    lines.push("", "  Test card: 4242 4242 4242 4242");
  }
  if (mailbox) lines.push("", `  Mails are at ${env().APP_URL}/mailbox`);
  if (env().INNGEST_DEV && env().INNGEST_DEV !== "0") {
    lines.push(
      "",
      "  INNGEST_DEV is set: calls to /api/inngest are not checked. Never do so where others can reach it.",
    );
  }
  if (!env().UPSTASH_REDIS_REST_URL) {
    lines.push(
      "",
      "  Rate limits are counted in this process alone; set UPSTASH_REDIS_REST_URL for several instances.",
    );
  }
  console.error(`${lines.join("\n")}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exit(1);
});
