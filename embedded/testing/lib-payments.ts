import { createServer } from "node:http";
import type Stripe from "stripe";
import { afterAll, afterEach, beforeAll } from "vitest";
import { createGateway, type Gateway } from "@/embedded/gateway/gateway";
import { serveWeb } from "@/lib/http/server/hot-routes";
import type { LibDatabase } from "./lib-database";

export interface LibPayments {
  /** Calls to the provider whose "METHOD /path" it matches are answered with 503; reset after each test. */
  outage: RegExp | null;
  /** Called with "METHOD /path" before the provider works on a call; what it awaits delays the answer. */
  before: ((call: string) => Promise<void>) | null;
  /** The same after the provider did its work, while the answer is on its way. */
  after: ((call: string) => Promise<void>) | null;
  /** Every call that arrived, as "METHOD /path", in order. */
  readonly calls: string[];
  /** Pays at the hosted page as the buyer does; answers its status: 303 went through, 402 declined. */
  pay(checkoutUrl: string | null | undefined, card?: string): Promise<number>;
  /** The webhooks of a booking so far, in the order in which they happened. */
  events(bookingId: string): Promise<Stripe.Event[]>;
}

export const goodCard = "4242424242424242";
export const declinedCard = "4000000000000002";

/** The local gateway behind an HTTP server, to which lib's Stripe client is pointed. Call it after useLibDatabase. */
export function useLibPayments(database: LibDatabase): LibPayments {
  let gateway: Gateway | undefined;
  let origin = "";
  const calls: string[] = [];
  const payments: LibPayments = {
    outage: null,
    before: null,
    after: null,
    calls,
    pay: async (checkoutUrl, card = goodCard) => {
      const response = await fetch(checkoutUrl ?? "", {
        method: "POST",
        body: new URLSearchParams({ card }),
        redirect: "manual",
      });
      await response.body?.cancel();
      return response.status;
    },
    events: async (bookingId) => {
      const { rows } = await database.pool.query<{ body: Stripe.Event }>(
        `SELECT body FROM embedded_gateway.events
         WHERE body->'data'->'object'->'metadata'->>'bookingId' = $1 ORDER BY sequence`,
        [bookingId],
      );
      return rows.map((row) => row.body);
    },
  };

  async function answer(request: Request): Promise<Response> {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    calls.push(call);
    if (payments.outage?.test(call)) {
      return Response.json({ error: { type: "api_error", message: "Down for maintenance" } }, { status: 503 });
    }
    await payments.before?.(call);
    const response = (await gateway?.handle(request)) ?? new Response(null, { status: 404 });
    await payments.after?.(call);
    return response;
  }
  const server = createServer((req, res) => serveWeb(req, res, answer));

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    process.env.STRIPE_API_BASE = origin;
    gateway = createGateway({
      pool: database.pool,
      secretKey: process.env.STRIPE_SECRET_KEY ?? "",
      webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? "",
      // nothing is delivered: tests hand events over themselves, in the order that they want
      webhookUrl: origin,
      publicUrl: origin,
    });
  });
  afterEach(() => {
    payments.outage = null;
    payments.before = null;
    payments.after = null;
    calls.length = 0;
  });
  afterAll(async () => {
    await gateway?.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return payments;
}
