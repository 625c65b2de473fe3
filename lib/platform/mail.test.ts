import { type AddressInfo, createServer } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resendError, useLibMails } from "@/embedded/testing/lib-mails";
import { env } from "@/lib/env";
import { deliver } from "@/lib/platform/mail";
import { MailError, type MailMessage } from "@/lib/platform/mail-message";
import { closeSmtp } from "@/lib/platform/mail-smtp";

const message: MailMessage = {
  to: "ada@example.test",
  subject: "Your tickets",
  html: "<p>Grüße</p>",
  text: "Grüße",
  attachments: [{ filename: "EV-1.pdf", content: Buffer.from("%PDF-"), contentType: "application/pdf" }],
  reference: "mail_1",
  idempotencyKey: "mail_1",
};

async function failure(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MailError)) throw new Error(`Expected a MailError, not ${error}`);
  return error;
}

describe("to Resend", () => {
  const provider = useLibMails();

  it("sends what it is given, bytes and headers too", async () => {
    expect(await deliver({ ...message, headers: { "List-Unsubscribe": "<https://x.test>" } })).toEqual({
      provider: "resend",
      providerId: "re_1_mail_1",
    });
    const [{ body }] = provider.sent as [(typeof provider.sent)[number]];
    expect(body.headers).toEqual({ "List-Unsubscribe": "<https://x.test>" });
    expect(Buffer.from(body.attachments[0]?.content ?? "", "base64").toString()).toBe("%PDF-");
  });

  it("lets no header end early", async () => {
    await deliver({ ...message, subject: "A\r\nBcc: eve@example.test\u2028x", headers: { "X-A": "a\nb" } });
    const [{ body }] = provider.sent as [(typeof provider.sent)[number]];
    expect(body.subject).toBe("A Bcc: eve@example.test x");
    expect(body.headers).toEqual({ "X-A": "a b" });
  });

  it.each([
    "",
    "ada",
    "a@b@c.test",
    "a@b.test, eve@c.test",
    "Eve <eve@c.test>",
    "a b@c.test",
    "a@c.test\r\nBcc: x@y.z",
  ])("does not even ask for the address %j", async (to) => {
    expect(await failure(deliver({ ...message, to }))).toMatchObject({ retryable: false });
    expect(provider.calls).toEqual([]);
  });

  it.each([
    // a sender's domain that is not verified yet is nobody's mail's fault
    [403, "validation_error", true],
    [422, "invalid_from_address", true],
    [401, "restricted_api_key", true],
    [422, "validation_error", false],
  ])("knows %i %s for what it is", async (status, name, retryable) => {
    provider.answers.push(resendError(status, name));
    expect(await failure(deliver(message))).toMatchObject({ retryable });
  });

  it("says of what never arrived that it may be tried again", async () => {
    provider.answers.push(null);
    expect(await failure(deliver(message))).toMatchObject({ retryable: true, tooLarge: false });
  });
});

describe("to an SMTP server", () => {
  const received: { to: string[]; source: string }[] = [];
  /** How the server answers the next messages; taken when there is none left. */
  const answers: { at: "mail" | "rcpt" | "data"; code: number }[] = [];
  const refuse = (at: "mail" | "rcpt" | "data") => {
    const next = answers[0]?.at === at ? answers.shift() : undefined;
    return next ? Object.assign(new Error("Test"), { responseCode: next.code }) : null;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: (_address, _session, done) => done(refuse("mail")),
    onRcptTo: (_address, _session, done) => done(refuse("rcpt")),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const error = refuse("data");
        if (!error) {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ to, source: Buffer.concat(chunks).toString() });
        }
        done(error);
      });
    },
  });

  beforeAll(async () => {
    const listening = server.listen(0, "127.0.0.1");
    await new Promise<void>((resolve) => listening.once("listening", resolve));
    env().SMTP_URL = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    received.length = 0;
  });
  afterAll(async () => {
    closeSmtp();
    env().SMTP_URL = undefined;
    await new Promise<void>((resolve) => server.close(resolve));
  });

  it("sends text, HTML and files to one address", async () => {
    const sent = await deliver({ ...message, subject: "Grüße\r\nBcc: eve@example.test" });
    expect(sent).toEqual({ provider: "smtp", providerId: "<mail_1@localhost>" });
    const [mail] = received;
    expect(mail?.to).toEqual(["ada@example.test"]);
    const parsed = await PostalMime.parse(mail?.source ?? "");
    expect(parsed).toMatchObject({
      subject: "Grüße Bcc: eve@example.test",
      messageId: "<mail_1@localhost>",
      from: { name: "Evently", address: "tickets@evently.test" },
      to: [{ address: "ada@example.test" }],
    });
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.text?.trim()).toBe("Grüße");
    expect(parsed.html).toContain("<p>Grüße</p>");
    expect(parsed.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ["EV-1.pdf", "application/pdf"],
    ]);
  });

  it.each([
    // the sender is refused, whoever the message is for
    { at: "mail", code: 550, expected: { retryable: true, tooLarge: false } },
    { at: "mail", code: 530, expected: { retryable: true, tooLarge: false } },
    { at: "rcpt", code: 550, expected: { retryable: false, tooLarge: false } },
    { at: "rcpt", code: 450, expected: { retryable: true, tooLarge: false } },
    { at: "data", code: 421, expected: { retryable: true, tooLarge: false } },
    { at: "data", code: 552, expected: { retryable: false, tooLarge: true } },
  ] as const)("knows $code at $at for what it is, and goes on", async ({ at, code, expected }) => {
    answers.push({ at, code });
    expect(await failure(deliver(message))).toMatchObject(expected);
    expect(await deliver(message)).toMatchObject({ provider: "smtp" });
    expect(received).toHaveLength(1);
  });

  it("may try again where nobody listens", async () => {
    closeSmtp();
    const before = env().SMTP_URL ?? "";
    // a port that was just given back
    const port = await freePort();
    env().SMTP_URL = `smtp://127.0.0.1:${port}`;
    forgetTransport();
    expect(await failure(deliver(message))).toMatchObject({ retryable: true });
    env().SMTP_URL = before;
    forgetTransport();
  });
});

/** The client is kept for good otherwise. */
function forgetTransport(): void {
  Reflect.deleteProperty(globalThis, Symbol.for("evently.smtp"));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
