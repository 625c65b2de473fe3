import "server-only";
import type { RenderedMail } from "@/emails/props";
import { renderMail } from "@/emails/render-mail";
import { env } from "@/lib/env";
import type { MailAttachment } from "@/lib/platform/mail-message";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { emailChange, emailChanged, passwordReset, signInLink, verification } from "./compose/account-links";
import { cancellation } from "./compose/cancellation";
import type { Composer, MailRequest } from "./compose/composed";
import { confirmation } from "./compose/confirmation";
import { eventChanged } from "./compose/event-changed";
import { expiry } from "./compose/expiry";
import { passwordChanged } from "./compose/password-changed";
import { refund } from "./compose/refund";
import { reminder } from "./compose/reminder";
import { ticketReceived } from "./compose/ticket-received";
import { isQueuedTemplate, mailData, type QueuedTemplate } from "./mail-data";

const composers: { [T in QueuedTemplate]: Composer<T> } = {
  confirmation,
  cancellation,
  expiry,
  refund,
  reminder,
  eventChanged,
  ticketReceived,
  verification,
  emailChange,
  passwordReset,
  signInLink,
  emailChanged,
  passwordChanged,
};

/** A row of mails, as far as its text hangs on it. */
export interface StoredMail {
  id: string;
  template: string;
  to: string;
  locale: string;
  userId: string | null;
  data: unknown;
}

export interface WrittenMail extends RenderedMail {
  attachments: MailAttachment[];
  headers: Record<string, string>;
}

/** A mail in words, with what is attached; null when there is nothing to say any more. */
export async function writeMail(stored: StoredMail): Promise<WrittenMail | null> {
  const { template } = stored;
  if (!isQueuedTemplate(template)) throw new Error(`There is no mail of the template ${template}`);
  return write(template, stored);
}

async function write<T extends QueuedTemplate>(template: T, stored: StoredMail): Promise<WrittenMail | null> {
  const locale = isLocale(stored.locale) ? stored.locale : defaultLocale;
  const data = mailData[template].parse(stored.data) as MailRequest<T>["data"];
  const { id, to, userId } = stored;
  const composed = await composers[template]({ id, to, locale, userId, data });
  if (!composed) return null;
  const { props, attachments = [], settingsUrl } = composed;
  const frame = { locale, appUrl: env().APP_URL, settingsUrl: settingsUrl ?? null };
  return {
    ...(await renderMail(template, props, frame)),
    attachments,
    headers: settingsUrl ? { "List-Unsubscribe": `<${settingsUrl}>` } : {},
  };
}
