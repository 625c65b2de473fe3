import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import pg from "pg";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { eventKey, signingKey } from "./test-keys";
import { createWorker, type Worker, type WorkerOptions } from "./worker";

export interface TestWorker {
  database: TestDatabase;
  origin: string;
  client: Inngest;
  worker: Worker;
  /** Registers functions, as an app does at its start; answers what the worker said. */
  serve(functions: InngestFunction.Any[]): Promise<{ status: number; message: string }>;
  /** Calls the inspection. */
  inspect<T>(path: string, method?: string): Promise<T>;
  /** Resolves with the run once it has one of these statuses. */
  until(runId: string, ...statuses: string[]): Promise<RunView>;
  /** Resolves with all runs of a function once there are so many and all of them are over. */
  ended(functionId: string, count: number): Promise<RunView[]>;
  /** A second worker on the same database. */
  another(options?: Partial<WorkerOptions>): Promise<Worker>;
  close(): Promise<void>;
}

export interface RunView {
  id: string;
  functionId: string;
  status: string;
  attempt: number;
  error: { name: string; message: string } | null;
  output: unknown;
  event: unknown;
  events: unknown[];
  startedAt: string | null;
  endedAt: string | null;
  steps: {
    id: string;
    name: string;
    op: string;
    status: string;
    attempts: number;
    output: unknown;
    error: { name: string; message: string } | null;
  }[];
}

/** A worker, and an app that serves functions, behind one real HTTP server with a database of its own. */
export async function testWorker(options: Partial<WorkerOptions> = {}): Promise<TestWorker> {
  const database = await testDatabase();
  const pools: pg.Pool[] = [];
  const workers: Worker[] = [];
  let app: (request: Request) => Promise<Response> = async () => new Response(null, { status: 404 });
  const make = (more: Partial<WorkerOptions>) => {
    const pool = new pg.Pool({ connectionString: database.url, max: 5 });
    pool.on("error", () => {});
    pools.push(pool);
    const made = createWorker({ pool, signingKey, eventKey, backoff: () => 0, ...options, ...more });
    workers.push(made);
    return made;
  };
  const worker = make({});
  const { server, origin } = await listen((request) =>
    new URL(request.url).pathname === "/api/inngest" ? app(request) : worker.handle(request),
  );
  const client = new Inngest({ id: "app", baseUrl: origin, eventKey, signingKey, isDev: false, logger: silent });
  await worker.start();
  let functions: InngestFunction.Any[] = [];

  const register = async (target: Worker) => {
    const fetch = (url: string | URL | Request, init?: RequestInit) => target.handle(new Request(url, init));
    const own = new Inngest({ id: "app", baseUrl: origin, eventKey, signingKey, isDev: false, logger: silent, fetch });
    const handler = serve({ client: own, functions });
    const response = await handler(
      new Request(`${origin}/api/inngest`, { method: "PUT", body: "{}", headers: { host: new URL(origin).host } }),
    );
    return { status: response.status, ...((await response.json()) as { message: string }) };
  };
  async function inspect<T>(path: string, method = "GET"): Promise<T> {
    const headers = { authorization: `Bearer ${signingKey}` };
    const response = await worker.handle(new Request(`${origin}/x/${path}`, { method, headers }));
    if (response.status >= 400) throw new Error(`${method} /x/${path} answered ${response.status}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
  return {
    database,
    origin,
    client,
    worker,
    inspect,
    serve: (wanted) => {
      functions = wanted;
      app = serve({ client, functions });
      return register(worker);
    },
    until: (runId, ...statuses) =>
      poll(async () => {
        const run = await inspect<RunView>(`runs/${runId}`);
        return statuses.includes(run.status) ? run : null;
      }),
    ended: (functionId, count) =>
      poll(async () => {
        const { data } = await inspect<{ data: RunView[] }>(`runs?function=app-${functionId}&limit=100`);
        if (data.length < count || data.some((run) => run.endedAt === null)) return null;
        return Promise.all(data.reverse().map((run) => inspect<RunView>(`runs/${run.id}`)));
      }),
    another: async (more = {}) => {
      const made = make(more);
      await made.start();
      await register(made);
      return made;
    },
    close: async () => {
      for (const one of workers) await one.stop(0);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(pools.map((pool) => pool.end()));
      await database.close();
    },
  };
}

const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

/** Looks again until there is an answer. */
export async function poll<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function listen(handler: (request: Request) => Promise<Response>): Promise<{ server: Server; origin: string }> {
  const server = createServer(getRequestListener(handler, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { server, origin: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}` };
}
