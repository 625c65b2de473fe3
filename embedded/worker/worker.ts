import type pg from "pg";
import { backoff } from "./backoff";
import type { Context } from "./context";
import { keepHouse } from "./housekeeping";
import { HttpError, readJson, requireSdk } from "./http";
import { inspect } from "./inspection";
import { Lease } from "./lease";
import { createPump } from "./pump";
import { Queue } from "./queue";
import { checkpointReceiver } from "./receive-checkpoint";
import { eventReceiver } from "./receive-events";
import { registerFunctions } from "./register";
import { Registry } from "./registry";
import { runState } from "./run-state";
import { createTables } from "./tables";

export interface WorkerOptions {
  /** Four connections are enough; one of them the worker keeps. */
  pool: pg.Pool;
  signingKey: string;
  eventKey: string;
  /** Calls a function; over HTTP by default. */
  call?: (request: Request) => Promise<Response>;
  /** Resolves when the next call may begin; at once by default. */
  giveWay?: () => Promise<void>;
  log?: Context["log"];
  /** Calls in flight at once. */
  slots?: number;
  /** Seconds until the next try after so many failures; as Inngest waits by default. */
  backoff?: (failures: number) => number;
  /** How long a call may take; a quarter of an hour by default. */
  longestCallMs?: number;
}

export interface Worker {
  /** Answers the calls of the SDK and the inspection's; never throws. */
  handle(request: Request): Promise<Response>;
  /** Makes the tables and begins to work as soon as functions are registered. */
  start(): Promise<void>;
  /** Begins nothing more; what is in flight after so many milliseconds goes back into the queue. */
  stop(graceMs?: number): Promise<void>;
}

const keepHouseEveryMs = 10 * 60_000;

/** A durable worker for functions of the inngest SDK, on PostgreSQL alone. */
export function createWorker(options: WorkerOptions): Worker {
  const queue = new Queue(options.pool);
  const context: Context = {
    pool: options.pool,
    queue,
    registry: new Registry(),
    lease: new Lease(options.pool, queue),
    signingKey: options.signingKey,
    eventKey: options.eventKey,
    call: options.call ?? ((request) => fetch(request)),
    giveWay: options.giveWay ?? (() => Promise.resolve()),
    backoff: options.backoff ?? backoff,
    longestCallMs: options.longestCallMs ?? 15 * 60_000,
    log: options.log ?? (() => {}),
    wake: (functionIds) => pump.wake(functionIds),
  };
  const pump = createPump(context, options.slots ?? 4);
  const receiveEvents = eventReceiver(context);
  const receiveCheckpoint = checkpointReceiver(context);
  let housekeeping: NodeJS.Timeout | undefined;

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [, first, second = "", third = "", fourth] = url.pathname.split("/").map(decodeURIComponent);
    const route = `${request.method} /${first}`;
    if (route === "POST /e") return receiveEvents(request, second);
    if (first === "x") return inspect(context, request, url);
    if (route === "POST /v1" && second === "checkpoint" && fourth === "async") return receiveCheckpoint(request, third);
    requireSdk(request, context.signingKey);
    if (route === "POST /fn" && second === "register") return register(request);
    if (route === "GET /v0" && second === "runs" && (fourth === "batch" || fourth === "actions")) {
      return runState(context.pool, third, fourth);
    }
    throw new HttpError(404, "The embedded worker has nothing here.");
  }

  async function register(request: Request): Promise<Response> {
    const body = await readJson(request);
    try {
      const { modified } = await registerFunctions(context, body);
      return Response.json({ status: 200, modified });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      context.log("error", "The functions were not registered", { error: message });
      return Response.json({ status: 400, error: message }, { status: 400 });
    }
  }

  return {
    handle: async (request) => {
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof HttpError) return error.toResponse();
        if (error instanceof URIError) return new HttpError(400, "The address cannot be read.").toResponse();
        context.log("error", "The worker could not answer", { error: String(error) });
        return new HttpError(500, "The worker failed.").toResponse();
      }
    },
    start: async () => {
      await createTables(options.pool);
      await queue.start();
      await context.lease.start();
      pump.start();
      housekeeping = setInterval(() => {
        keepHouse(context).catch((error) => context.log("warn", "Housekeeping failed", { error: String(error) }));
      }, keepHouseEveryMs);
      housekeeping.unref();
    },
    stop: async (graceMs = 3_000) => {
      clearInterval(housekeeping);
      await pump.stop(graceMs);
      await context.lease.stop();
      await queue.stop();
    },
  };
}
