import { createServer } from "node:http";
import { Resend, type WebhookEventPayload } from "resend";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { serveWeb } from "@/lib/http/server/hot-routes";
import { createMailbox, type Mailbox } from "./mailbox";

export const webhookSecret = `whsec_${Buffer.from("the mailbox's test secret").toString("base64")}`;
export const apiKey = "re_mailbox";

export interface TestMailbox {
  database: TestDatabase;
  mailbox: Mailbox;
  origin: string;
  resend: Resend;
  /** What the webhook received, signatures verified, in order of arrival. */
  received: WebhookEventPayload[];
  /** Statuses that the webhook answers next; 200 when there are none left. */
  webhookStatuses: number[];
  /** Moves the mailbox's clock, which stands still otherwise. */
  advance(seconds: number): void;
  /** Where requests seem to come from. */
  address: string;
  open: boolean;
  send(changes?: Record<string, unknown>, key?: string): Promise<string>;
  close(): Promise<void>;
}

/** A mailbox behind a real HTTP server on a port of its own, with a database of its own. */
export async function testMailbox(): Promise<TestMailbox> {
  const database = await testDatabase();
  const received: WebhookEventPayload[] = [];
  const webhookStatuses: number[] = [];
  let time = Date.now();
  const server = createServer((req, res) =>
    serveWeb(req, res, (request) => (req.url === "/webhook" ? receive(request) : mailbox.handle(request))),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  const resend = new Resend(apiKey, { baseUrl: `${origin}/mailbox/api` });
  const test: TestMailbox = {
    database,
    get mailbox() {
      return mailbox;
    },
    origin,
    resend,
    received,
    webhookStatuses,
    advance: (seconds) => {
      time += seconds * 1000;
    },
    address: "127.0.0.1",
    open: false,
    send: async (changes = {}, key) => {
      const { data, error } = await resend.emails.send({ ...mail, ...changes }, key ? { idempotencyKey: key } : {});
      if (!data) throw new Error(error.message);
      return data.id;
    },
    close: async () => {
      await mailbox.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
  const mailbox = createMailbox({
    pool: database.pool,
    apiKey,
    webhookSecret,
    webhookUrl: `${origin}/webhook`,
    publicUrl: "http://tickets.example",
    addressOf: () => test.address,
    get open() {
      return test.open;
    },
    now: () => time,
  });

  async function receive(request: Request): Promise<Response> {
    const header = (name: string) => request.headers.get(`svix-${name}`) ?? "";
    const event = resend.webhooks.verify({
      payload: await request.text(),
      headers: { id: header("id"), timestamp: header("timestamp"), signature: header("signature") },
      webhookSecret,
    });
    const status = webhookStatuses.shift() ?? 200;
    if (status === 200) received.push(event);
    return new Response(null, { status });
  }
  return test;
}

export const mail = {
  from: "Evently <tickets@evently.test>",
  to: "ada@example.test",
  subject: "Your tickets",
  html: "<!doctype html><html><head><title>x</title></head><body><p>Hello</p></body></html>",
  text: "Hello",
  tags: [{ name: "mail", value: "mail_1" }],
  attachments: [{ filename: "Tickets Ω.pdf", content: Buffer.from("%PDF-1"), contentType: "application/pdf" }],
};
