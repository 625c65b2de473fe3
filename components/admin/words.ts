import type { Tone } from "@/components/ui/badge";
import type { RunStatus, RunStep, RunSummary } from "@/lib/schemas/background";
import type { MailView } from "@/lib/schemas/mails";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

export const runTones: Record<RunStatus | RunStep["status"], Tone> = {
  planned: "neutral",
  queued: "neutral",
  running: "accent",
  sleeping: "accent",
  waiting: "accent",
  invoking: "accent",
  completed: "success",
  failed: "danger",
  cancelled: "warning",
};

/** MailError: The provider answered 503 */
export function errorWords({ name, message }: NonNullable<RunSummary["error"]>): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}

const mailTones = {
  queued: "neutral",
  sent: "accent",
  delivered: "success",
  failed: "danger",
  bounced: "danger",
} as const satisfies Record<string, Tone>;

/** How a mail stands: one that was sent may be known to have arrived. */
export function mailState(mail: MailView): { state: keyof typeof mailTones; tone: Tone } {
  const state = mail.status === "sent" && mail.deliveredAt !== null ? "delivered" : mail.status;
  return { state, tone: mailTones[state] };
}

/** What kind of mail it is, in words; an unknown one by its name. */
export function templateWords(template: string, locale: Locale): string {
  const t = translatorFor(locale, "admin");
  const key = `template.${template}` as Parameters<typeof t>[0];
  return t.has(key) ? t(key) : template;
}

/** 0.4 s, 12 s, 3 min, 2 h; null while it is under way. */
export function tookWords(startedAt: string | null, endedAt: string | null, locale: Locale): string | null {
  if (!startedAt || !endedAt) return null;
  const seconds = Math.max(0, (Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
  const write = (value: number, unit: "second" | "minute" | "hour", digits: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "narrow", maximumFractionDigits: digits }).format(
      value,
    );
  if (seconds < 120) return write(seconds, "second", seconds < 10 ? 1 : 0);
  return seconds < 7_200 ? write(seconds / 60, "minute", 0) : write(seconds / 3_600, "hour", 0);
}
