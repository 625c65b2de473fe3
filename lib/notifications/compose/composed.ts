import "server-only";
import type { MailProps } from "@/emails/props";
import type { MailData, QueuedTemplate } from "@/lib/notifications/mail-data";
import type { MailAttachment } from "@/lib/platform/mail-message";
import type { Locale } from "@/lib/shared/locale";

/** A mail as it stands in its row. */
export interface MailRequest<T extends QueuedTemplate> {
  id: string;
  to: string;
  locale: Locale;
  userId: string | null;
  data: MailData[T];
}

/** What a mail is made from, looked up when it is sent. */
export interface ComposedMail<T extends QueuedTemplate> {
  props: MailProps[T];
  attachments?: MailAttachment[];
  /** Where its reader chooses whether to get such mails. */
  settingsUrl?: string | undefined;
}

/** Null when there is nothing to say any more. */
export type Composer<T extends QueuedTemplate> = (mail: MailRequest<T>) => Promise<ComposedMail<T> | null>;
