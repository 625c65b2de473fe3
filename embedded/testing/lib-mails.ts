import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll } from "vitest";
import { serveWeb } from "@/lib/http/server/hot-routes";

/** What the provider was asked to send. */
export interface SentMail {
  key: string;
  authorization: string;
  body: {
    from: string;
    to: string;
    subject: string;
    html: string;
    text: string;
    headers?: Record<string, string>;
    reply_to?: string;
    tags: { name: string; value: string }[];
    attachments: { filename: string; content: string; content_type: string }[];
  };
}

export interface LibMails {
  /** Every call, in order, also those that were refused. */
  readonly calls: SentMail[];
  /** The messages that were taken: one a key. */
  readonly sent: SentMail[];
  /** Answers the next calls instead of the provider; null: no answer, the connection breaks off. */
  readonly answers: (Response | null)[];
  /** Called while the provider works on a call. */
  during: (() => Promise<void>) | null;
  /** Called after the provider took a message, with the answer still on its way; a throw loses the answer. */
  after: (() => Promise<void>) | null;
}

export const resendError = (statusCode: number, name: string, headers: Record<string, string> = {}): Response =>
  Response.json({ statusCode, name, message: `Test: ${name}` }, { status: statusCode, headers });

/** A mail provider with Resend's manners, to which lib's client is pointed. Call it after useLibDatabase. */
export function useLibMails(): LibMails {
  const calls: SentMail[] = [];
  const taken = new Map<string, { id: string; text: string; mail: SentMail }>();
  const mails: LibMails = {
    calls,
    get sent() {
      return [...taken.values()].map(({ mail }) => mail);
    },
    answers: [],
    during: null,
    after: null,
  };

  async function answer(request: Request): Promise<Response> {
    const text = await request.text();
    const mail: SentMail = {
      key: request.headers.get("idempotency-key") ?? "",
      authorization: request.headers.get("authorization") ?? "",
      body: JSON.parse(text),
    };
    calls.push(mail);
    await mails.during?.();
    const given = mails.answers.shift();
    if (given === null) throw new Error("The connection breaks off");
    if (given) return given;
    const known = taken.get(mail.key);
    if (known && known.text !== text) return resendError(409, "invalid_idempotent_request");
    const id = known?.id ?? `re_${taken.size + 1}_${mail.key}`;
    taken.set(mail.key, { id, text, mail: known?.mail ?? mail });
    await mails.after?.();
    return Response.json({ id });
  }
  const server = createServer((req, res) => {
    serveWeb(req, res, (request) =>
      answer(request).catch(() => {
        req.socket.destroy();
        return new Response();
      }),
    );
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    process.env.RESEND_BASE_URL = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  });
  afterEach(() => {
    calls.length = 0;
    taken.clear();
    mails.answers.length = 0;
    mails.during = null;
    mails.after = null;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return mails;
}
