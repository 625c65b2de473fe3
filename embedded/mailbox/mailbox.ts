import type pg from "pg";
import { mayChange, mayRead } from "./access";
import { apiPath, handleApi } from "./api";
import type { Context } from "./context";
import { deliverDueEvents } from "./deliveries";
import { createDeliveryLoop } from "./delivery-loop";
import { handlePage } from "./pages";
import { createTables } from "./tables";

export interface MailboxOptions {
  pool: pg.Pool;
  /** What calls to the API must carry. */
  apiKey: string;
  /** What webhooks are signed with, as Resend gives it: whsec_ and the key in base64. */
  webhookSecret: string;
  /** Where events are posted to. */
  webhookUrl: string;
  /** Origin of the installation. */
  publicUrl: string;
  /** Where a request comes from, whatever it says of itself: the pages are for readers at the machine itself. */
  addressOf(request: Request): string;
  /** True: the pages are for everybody. */
  open?: boolean;
  fetch?: typeof fetch;
  log?: (message: string, fields?: Record<string, unknown>) => void;
  /** Milliseconds since 1970; the machine's clock by default. */
  now?: () => number;
}

export interface Mailbox {
  /** True when the path is the mailbox's. */
  handles(pathname: string): boolean;
  /** Answers a request; never throws. */
  handle(request: Request): Promise<Response>;
  /** Delivers the webhooks that are due now. */
  deliverPending(): Promise<void>;
  /** Creates the tables and starts delivering webhooks; its timers keep no process alive. */
  start(): Promise<void>;
  /** Ends the background work; what was not delivered is on record for the next start. */
  stop(): Promise<void>;
}

/** A mail service of one machine: the part of Resend's API that Evently uses, and pages to read what was sent. */
export function createMailbox(options: MailboxOptions): Mailbox {
  const log = options.log ?? (() => {});
  const deliveries = { ...options, fetch: options.fetch ?? fetch, log };
  const context: Context = {
    pool: options.pool,
    now: options.now ?? Date.now,
    eventsQueued: () => loop.wake(),
  };
  const loop = createDeliveryLoop(context, deliveries);
  const publicUrl = new URL(options.publicUrl).origin;
  let tables: Promise<void> | undefined;
  const ready = () => {
    tables ??= createTables(options.pool).catch((error) => {
      tables = undefined;
      throw error;
    });
    return tables;
  };
  const isApi = (pathname: string) => pathname === apiPath || pathname.startsWith(`${apiPath}/`);

  async function answer(request: Request): Promise<Response> {
    await ready();
    if (isApi(new URL(request.url).pathname)) return handleApi(context, options.apiKey, request);
    if (!mayRead(request, { open: options.open ?? false, publicUrl, addressOf: options.addressOf })) {
      return new Response("Not found", { status: 404, headers: { "content-type": "text/plain" } });
    }
    if (request.method === "POST" && !mayChange(request)) return new Response("Not from here", { status: 403 });
    return handlePage(context, publicUrl, request);
  }

  return {
    handles: (pathname) => pathname === "/mailbox" || pathname.startsWith("/mailbox/"),
    handle: async (request) => {
      try {
        return await answer(request);
      } catch (error) {
        log("The mailbox failed", { path: new URL(request.url).pathname, error: String(error) });
        const message = "The mailbox could not answer. Try again.";
        return Response.json({ statusCode: 500, name: "internal_server_error", message }, { status: 500 });
      }
    },
    deliverPending: async () => {
      await ready();
      await deliverDueEvents(context, deliveries, new AbortController().signal);
    },
    start: async () => {
      await ready();
      loop.start();
    },
    stop: () => loop.stop(),
  };
}
