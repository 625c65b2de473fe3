import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import pg from "pg";
import { sign } from "./signing";
import { eventKey, signingKey } from "./test-keys";
import { createWorker } from "./worker";

// What crash.test.ts starts and kills: a worker with functions that leave a trace of every step in the database. At
// the place that STOP_AT names it stands still.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
pool.on("error", () => {});
const trace = (run: unknown, step: string) => pool.query("INSERT INTO trace (run, step) VALUES ($1, $2)", [run, step]);

let app: (request: Request) => Promise<Response> = async () => new Response();
const worker = createWorker({ pool, signingKey, eventKey, call: (request) => app(request) });
const server = createServer(
  getRequestListener(
    (request) => (new URL(request.url).pathname === "/api/inngest" ? app(request) : worker.handle(request)),
    { overrideGlobalObjects: false },
  ),
);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
const client = new Inngest({ id: "app", baseUrl: base, eventKey, signingKey, isDev: false });

const stopAt = process.env.STOP_AT;
async function stand(run: unknown, place: string): Promise<void> {
  if (stopAt !== place) return;
  await trace(run, `stopped ${place}`);
  await new Promise(() => {});
}

const traced = client.createFunction(
  { id: "traced", triggers: [{ event: "trace/asked" }] },
  async ({ event, step }) => {
    const { run } = event.data as { run: string };
    const leave = (name: string) => async () => {
      await trace(run, name);
      await stand(run, name);
      return name;
    };
    await step.run("one", leave("one"));
    await step.run("two", leave("two"));
    await stand(run, "fork");
    await step.run("three", leave("three"));
    await Promise.all([step.run("left", leave("left")), step.run("right", leave("right"))]);
    await stand(run, "rest");
    await step.sleep("rest", "1s");
    return step.run("last", leave("last"));
  },
);
const slow = client.createFunction({ id: "slow", triggers: [{ event: "slow/asked" }] }, async ({ event, step }) =>
  step.run("slow", async () => {
    await trace((event.data as { run: string }).run, "slow");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }),
);
const poison = client.createFunction({ id: "poison", triggers: [{ event: "poison/asked" }] }, async ({ step }) =>
  step.run("end", () => process.exit(1)),
);

app = serve({ client, functions: [traced, slow, poison] });
await worker.start();
const headers = { host: new URL(base).host, "x-inngest-signature": sign(signingKey, "{}") };
await app(new Request(`${base}/api/inngest`, { method: "PUT", body: "{}", headers }));
process.on("message", ({ send }: { send: Parameters<typeof client.send>[0] }) => void client.send(send));
process.send?.("ready");
