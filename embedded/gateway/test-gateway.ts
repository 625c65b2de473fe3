import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import Stripe from "stripe";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { createGateway, type Gateway, type GatewayOptions } from "./gateway";

export const secretKey = "sk_test_gateway";
export const webhookSecret = "whsec_gateway";

export interface TestGateway {
  database: TestDatabase;
  gateway: Gateway;
  options: GatewayOptions;
  origin: string;
  stripe: Stripe;
  /** What the webhook received, signatures verified, in order of arrival. */
  received: Stripe.Event[];
  /** Statuses that the webhook answers next; 200 when there are none left. */
  webhookStatuses: number[];
  /** Moves the gateway's clock, which stands still otherwise. */
  advance(seconds: number): void;
  /** Resolves when a slow card begins to wait. */
  nextWait(): Promise<Wait>;
  createSession(
    changes?: Partial<Stripe.Checkout.SessionCreateParams>,
  ): Promise<Stripe.Response<Stripe.Checkout.Session>>;
  /** Sends the payment page's form; redirects are not followed. */
  pay(sessionId: string, fields: Record<string, string> | string, step?: string): Promise<Response>;
  eventTypes(): string[];
  close(): Promise<void>;
}

export interface Wait {
  milliseconds: number;
  end(): void;
}

/** A gateway behind a real HTTP server on a port of its own, with a database of its own. */
export async function testGateway(): Promise<TestGateway> {
  const database = await testDatabase();
  const received: Stripe.Event[] = [];
  const webhookStatuses: number[] = [];
  const waiting = new EventEmitter();
  let time = Date.now();
  const server = createServer((incoming, outgoing) => {
    const request = toRequest(incoming, origin);
    const answer = incoming.url === "/webhook" ? receive(request) : gateway.handle(request);
    void answer.then((response) => send(response, outgoing));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const stripe = new Stripe(secretKey, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const options: GatewayOptions = {
    pool: database.pool,
    secretKey,
    webhookSecret,
    webhookUrl: `${origin}/webhook`,
    publicUrl: origin,
    now: () => time,
    wait: (milliseconds) => new Promise<void>((end) => waiting.emit("wait", { milliseconds, end })),
  };
  const gateway = createGateway(options);

  async function receive(request: Request): Promise<Response> {
    const status = webhookStatuses.shift() ?? 200;
    const signature = request.headers.get("stripe-signature") ?? "";
    const event = stripe.webhooks.constructEvent(await request.text(), signature, webhookSecret);
    if (status === 200) received.push(event);
    return new Response(null, { status });
  }

  return {
    database,
    gateway,
    options,
    origin,
    stripe,
    received,
    webhookStatuses,
    nextWait: () => new Promise((resolve) => waiting.once("wait", resolve)),
    advance: (seconds) => {
      time += seconds * 1000;
    },
    createSession: (changes) => stripe.checkout.sessions.create({ ...twoSeats, ...changes }),
    pay: (sessionId, fields, step = "") =>
      fetch(`${origin}/embedded/payments/${sessionId}${step}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        redirect: "manual",
      }),
    eventTypes: () => received.map((event) => event.type),
    close: async () => {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

/** Two seats at 42.50, captured by call: Evently's own order. */
export const twoSeats: Stripe.Checkout.SessionCreateParams = {
  mode: "payment",
  line_items: [
    {
      price_data: {
        currency: "eur",
        unit_amount: 4250,
        product_data: { name: "Stalls, row C", description: "Seats 7 and 8" },
      },
      quantity: 2,
    },
  ],
  success_url: "http://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://shop.example/basket",
  customer_email: "ada@example.org",
  client_reference_id: "bkg_1",
  metadata: { booking: "bkg_1" },
  payment_intent_data: { capture_method: "manual", metadata: { booking: "bkg_1" }, description: "Booking 1" },
};

function toRequest(incoming: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
  }
  const bodyless = incoming.method === "GET" || incoming.method === "HEAD";
  const init: RequestInit & { duplex: "half" } = {
    method: incoming.method,
    headers,
    // node's web stream and the DOM's are one thing with two names
    body: bodyless ? null : (Readable.toWeb(incoming) as unknown as ReadableStream<Uint8Array>),
    duplex: "half",
  };
  return new Request(new URL(incoming.url ?? "/", origin), init);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
