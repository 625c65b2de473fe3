import "server-only";
import { type ErrorResponse, Resend } from "resend";
import { env } from "@/lib/env";
import { type Delivery, MailError, type MailMessage } from "@/lib/platform/mail-message";
import { once } from "@/lib/platform/once";
import { Pacer } from "@/lib/platform/pacer";

const ANSWER_MS = 30_000;
/** The tag with a message's reference: webhooks carry it, so that they find a mail even when nobody heard its id. */
export const REFERENCE_TAG = "mail";

/** The Resend client; with RESEND_BASE_URL it talks to another server that speaks Resend's API. */
export function resend(): Resend {
  return once("resend", () => new Resend(env().RESEND_API_KEY, { baseUrl: env().RESEND_BASE_URL }));
}

/** Resend takes a few messages a second. Ten thousand that each come back in a second would use up all their tries. */
const pacer = () => once("resend.pacer", () => new Pacer());

/** @throws MailError */
export async function deliverByResend(message: MailMessage): Promise<Delivery> {
  const { to, subject, html, text, attachments, headers, reference, idempotencyKey } = message;
  await pacer().turn();
  const {
    data,
    error,
    headers: answered,
  } = await resend().emails.send(
    {
      from: env().MAIL_FROM,
      replyTo: env().MAIL_REPLY_TO,
      to,
      subject,
      html,
      text,
      headers,
      attachments,
      tags: [{ name: REFERENCE_TAG, value: reference }],
    },
    { idempotencyKey, signal: AbortSignal.timeout(ANSWER_MS) },
  );
  if (error?.name === "rate_limit_exceeded") pacer().refused();
  else pacer().taken();
  if (data) return { provider: "resend", providerId: data.id };
  // the key was used before, with a text that has changed since: that one was taken
  if (error.name === "invalid_idempotent_request") return { provider: "resend", providerId: null };
  throw asMailError(error, answered);
}

/**
 * What an operator can put right, or time does, while the mail waits; beside these 401 and 403, which say that the key
 * is wrong or the sender's domain is not verified.
 */
const passing = new Set<string>(["concurrent_idempotent_requests", "invalid_from_address"]);

/** No status: no answer came, and whether the message was taken is not known. */
function asMailError(error: ErrorResponse, headers: Record<string, string> | null): MailError {
  const status = error.statusCode;
  const retryable =
    status === null || [401, 403, 408, 429].includes(status) || status >= 500 || passing.has(error.name);
  const seconds = Number(headers?.["retry-after"]);
  return new MailError(`${error.name}: ${error.message}`.slice(0, 500), {
    retryable,
    retryAfterSeconds: seconds > 0 ? Math.ceil(seconds) : undefined,
    tooLarge: status === 413,
  });
}
