import * as cancellation from "@/emails/cancellation";
import * as confirmation from "@/emails/confirmation";
import * as emailChange from "@/emails/email-change";
import * as emailChanged from "@/emails/email-changed";
import * as eventChanged from "@/emails/event-changed";
import * as expiry from "@/emails/expiry";
import * as passwordChanged from "@/emails/password-changed";
import * as passwordReset from "@/emails/password-reset";
import type { MailProps, MailTemplate, RenderedMail } from "@/emails/props";
import * as refund from "@/emails/refund";
import * as reminder from "@/emails/reminder";
import { renderMail } from "@/emails/render-mail";
import * as signInLink from "@/emails/sign-in-link";
import * as ticketReceived from "@/emails/ticket-received";
import * as verification from "@/emails/verification";
import * as waitlistExpired from "@/emails/waitlist-expired";
import * as waitlistOffer from "@/emails/waitlist-offer";
import { eventArt } from "@/lib/shared/event-art/event-art";
import type { Locale } from "@/lib/shared/locale";

interface Previews<T extends MailTemplate> {
  preview: MailProps[T];
  variants?: Record<string, MailProps[T]>;
}

const previews: { [T in MailTemplate]: Previews<T> } = {
  confirmation,
  cancellation,
  expiry,
  refund,
  reminder,
  eventChanged,
  ticketReceived,
  verification,
  emailChange,
  emailChanged,
  passwordReset,
  passwordChanged,
  signInLink,
  waitlistOffer,
  waitlistExpired,
};

/** What a template can be seen with: its usual facts, and those that make it look different. */
export function previewFacts<T extends MailTemplate>(template: T): Record<string, MailProps[T]> {
  const { preview, variants } = previews[template];
  return { usual: preview, ...variants };
}

export const previewed = (Object.keys(previews) as MailTemplate[]).map((template) => ({
  template,
  variants: Object.keys(previewFacts(template)),
}));

/** Mails that their readers can do without, and say so in their account. */
const optional: ReadonlySet<MailTemplate> = new Set<MailTemplate>(["reminder", "waitlistOffer", "waitlistExpired"]);

/** A mail made from preview facts; null when there are none of that name. */
export async function renderPreview<T extends MailTemplate>(
  template: T,
  variant: string,
  locale: Locale,
): Promise<RenderedMail | null> {
  const props = Object.hasOwn(previews, template) ? previewFacts(template)[variant] : undefined;
  if (!props) return null;
  return renderMail(template, props, {
    locale,
    appUrl: "https://evently.example",
    settingsUrl: optional.has(template) ? "https://evently.example/account#notifications" : null,
  });
}

/** The picture that previews show in the place of the event's. */
export function previewPicture(): string {
  return eventArt("concert", "sea-songs").replace(
    /viewBox="[^"]*" width="\d+" height="\d+"/,
    'viewBox="0 67.5 600 315" width="1200" height="630"',
  );
}
