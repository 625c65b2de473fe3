import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { handleApi } from "./api";
import type { Context } from "./context";
import { createDeliveryLoop } from "./delivery-loop";
import { internalError } from "./internal-error";
import { pagesPath } from "./page-paths";
import { handlePage } from "./pages";
import { createTables } from "./tables";

export interface GatewayOptions {
  pool: pg.Pool;
  /** What calls to the API must carry. */
  secretKey: string;
  /** What webhooks are signed with. */
  webhookSecret: string;
  /** Where events are posted to. */
  webhookUrl: string;
  /** Origin of the payment pages' addresses, such as http://localhost:3000. */
  publicUrl: string;
  fetch?: typeof fetch;
  log?: (message: string, fields?: Record<string, unknown>) => void;
  /** Milliseconds since 1970; the machine's clock by default. */
  now?: () => number;
  /** How the slow test card waits; real time by default. */
  wait?: (milliseconds: number) => Promise<void>;
}

export interface Gateway {
  /** True when the path is the gateway's. */
  handles(pathname: string): boolean;
  /** Answers a request; never throws. */
  handle(request: Request): Promise<Response>;
  /** Expires overdue sessions and delivers the events that are due now; resolves when none is left. */
  deliverPending(): Promise<void>;
  /** Creates the tables and starts delivering in the background; its timers keep no process alive. */
  start(): Promise<void>;
  /** Ends the background work; what was not delivered is on record for the next start. */
  stop(): Promise<void>;
}

/** The payment gateway of one machine: the part of Stripe's API that Evently uses, and its payment page. */
export function createGateway(options: GatewayOptions): Gateway {
  const log = options.log ?? (() => {});
  const context: Context = {
    pool: options.pool,
    publicUrl: new URL(options.publicUrl).origin,
    now: options.now ?? Date.now,
    wait: options.wait ?? ((milliseconds) => sleep(milliseconds)),
    eventsQueued: () => loop.wake(),
  };
  let tables: Promise<void> | undefined;
  const ready = () => {
    tables ??= createTables(options.pool).catch((error) => {
      tables = undefined;
      throw error;
    });
    return tables;
  };
  const loop = createDeliveryLoop(context, ready, { ...options, fetch: options.fetch ?? fetch, log });
  const isApi = (pathname: string) => pathname.startsWith("/v1/");
  return {
    handles: (pathname) => isApi(pathname) || pathname.startsWith(pagesPath),
    handle: async (request) => {
      const pathname = new URL(request.url).pathname;
      try {
        await ready();
        return isApi(pathname)
          ? await handleApi(context, options.secretKey, request)
          : await handlePage(context, request);
      } catch (error) {
        log("The payment gateway failed", { path: pathname, error: String(error) });
        return internalError(isApi(pathname));
      }
    },
    deliverPending: () => loop.deliverPending(),
    start: async () => {
      await ready();
      loop.start();
    },
    stop: () => loop.stop(),
  };
}
