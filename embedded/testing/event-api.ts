import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll } from "vitest";
import { inngest } from "@/inngest/client";

export interface TakenEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
}

export interface EventApi {
  /** Events that were taken, in the order in which they came. */
  readonly taken: TakenEvent[];
  /** The events of each request that came, taken or not. */
  readonly requests: TakenEvent[][];
  /** The status with which the next requests are answered, by what they hold; null takes them. Reset after each test. */
  refuse: ((events: TakenEvent[]) => number | null) | null;
}

/** Where the SDK sends events in tests: a server that speaks Inngest's event API. */
export function useEventApi(): EventApi {
  const api: EventApi = { taken: [], requests: [], refuse: null };
  const server = createServer(async (req, res) => {
    const events = JSON.parse(await text(req)) as TakenEvent[];
    api.requests.push(events);
    const status = api.refuse?.(events) ?? 200;
    if (status === 200) api.taken.push(...events);
    res.writeHead(status, { "content-type": "application/json" });
    res.end(
      JSON.stringify({ status, ...(status === 200 ? { ids: events.map(({ id }) => id) } : { error: "refused" }) }),
    );
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    inngest.setEnvVars({ ...process.env, INNGEST_BASE_URL: url });
  });
  afterEach(() => {
    api.taken.length = 0;
    api.requests.length = 0;
    api.refuse = null;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return api;
}
