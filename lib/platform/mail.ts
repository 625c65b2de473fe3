import "server-only";
import { env } from "@/lib/env";
import { type Delivery, MailError, type MailMessage } from "@/lib/platform/mail-message";
import { deliverByResend } from "@/lib/platform/mail-resend";
import { deliverBySmtp } from "@/lib/platform/mail-smtp";

/**
 * Hands a message to whom the environment names: an SMTP server where one is set, else Resend.
 * @throws MailError
 */
export async function deliver(message: MailMessage): Promise<Delivery> {
  const safe = { ...message, subject: oneLine(message.subject), headers: mapValues(message.headers ?? {}, oneLine) };
  if (!isPlainAddress(safe.to)) throw new MailError("This is not one e-mail address.", { retryable: false });
  return env().SMTP_URL ? deliverBySmtp(safe) : deliverByResend(safe);
}

/** Nothing that could end the header, name another recipient, or be read as a name. */
function isPlainAddress(to: string): boolean {
  return to.length <= 254 && /^[^\s<>,;:"()[\]\\@\p{Cc}]+@[^\s<>,;:"()[\]\\@\p{Cc}]+$/u.test(to);
}

/** A header is one line, whatever is put into it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function mapValues(values: Record<string, string>, map: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}
