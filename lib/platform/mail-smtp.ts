import "server-only";
import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { type Delivery, MailError, type MailMessage } from "@/lib/platform/mail-message";
import { once } from "@/lib/platform/once";

const ANSWER_MS = 30_000;
/** SMTP: the message is larger than the server takes (RFC 1870). */
const TOO_LARGE = 552;

function transport(): Transporter {
  return once("smtp", () =>
    nodemailer.createTransport({
      url: env().SMTP_URL,
      pool: true,
      maxConnections: 2,
      connectionTimeout: ANSWER_MS,
      greetingTimeout: ANSWER_MS,
      socketTimeout: ANSWER_MS,
      // what is attached comes from here alone
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
}

/** Ends the connections that are kept open. */
export function closeSmtp(): void {
  if (env().SMTP_URL) transport().close();
}

/**
 * SMTP knows no idempotency: a message whose answer was lost goes out twice. Its Message-ID is the same then, by which
 * many mailboxes keep one of the two.
 * @throws MailError
 */
export async function deliverBySmtp(message: MailMessage): Promise<Delivery> {
  const { to, subject, html, text, attachments, headers, idempotencyKey } = message;
  const messageId = `<${idempotencyKey}@${new URL(env().APP_URL).hostname}>`;
  try {
    await transport().sendMail({
      from: env().MAIL_FROM,
      replyTo: env().MAIL_REPLY_TO,
      // as an object, so that nothing in it is read as more than one address
      to: { name: "", address: to },
      subject,
      html,
      text,
      headers,
      attachments,
      messageId,
    });
    return { provider: "smtp", providerId: messageId };
  } catch (error) {
    throw asMailError(error);
  }
}

/** Where a server speaks of the message; before, it refuses us, our sign-in or our sender, which an operator puts right. */
const ofMessage = new Set<string | undefined>(["RCPT TO", "DATA"]);

/** Answers about the message are final from 500 on (RFC 5321, 4.2.1). */
function asMailError(error: unknown): MailError {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  const final =
    responseCode === TOO_LARGE || (responseCode !== undefined && responseCode >= 500 && ofMessage.has(command));
  const message = error instanceof Error ? error.message : String(error);
  return new MailError(message.slice(0, 500), { retryable: !final, tooLarge: responseCode === TOO_LARGE });
}
