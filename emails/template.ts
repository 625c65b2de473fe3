import type { ReactElement } from "react";
import type { Locale } from "@/lib/shared/locale";
import type { Translator } from "@/lib/shared/translator";
import type { MailEvent, MailFrame, MailProps, MailTemplate } from "./props";

/** What a template writes with. */
export interface Pen<T extends MailTemplate> {
  props: MailProps[T];
  frame: MailFrame;
  locale: Locale;
  t: Translator<"mails">;
}

export interface Template<T extends MailTemplate> {
  subject(pen: Pen<T>): string;
  /** The line that inboxes show beside the subject. */
  preheader(pen: Pen<T>): string;
  /** Made of the blocks in emails/blocks alone. */
  body(pen: Pen<T>): ReactElement;
  /** Why its reader gets it. */
  because: "booking" | "ticket" | "account" | "owner" | "waitlist";
  /** The event whose picture is shown at the top. */
  picture?(pen: Pen<T>): MailEvent;
}
