import { type Locale, negotiateLocale } from "@/lib/shared/locale";
import type { Outcome } from "./events";
import { de } from "./texts-de";
import { en } from "./texts-en";

/** What the pages say, in one language. */
export interface Texts {
  title: string;
  note: string;
  search: string;
  searchButton: string;
  searchHint: string;
  all: string;
  none: string;
  noneText: string;
  noneFound: (search: string) => string;
  older: string;
  newest: string;
  back: string;
  from: string;
  to: string;
  replyTo: string;
  received: string;
  state: string;
  outcomes: Record<Outcome, string>;
  attachments: string;
  attached: (count: number) => string;
  views: { html: string; text: string; details: string };
  frame: string;
  noHtml: string;
  noText: string;
  headers: string;
  tags: string;
  id: string;
  pretend: string;
  pretendText: string;
  bounce: string;
  complain: string;
  pretended: string;
  outage: (until: string) => string;
  endOutage: string;
  unknown: string;
  unknownText: string;
}

const all: Record<Locale, Texts> = { en, de };

export const textsOf = (language: Locale) => all[language];

/** The language that its reader chose in the shop, else the browser's. */
export function languageOf(request: Request): Locale {
  const cookie = /(?:^|;\s*)evently-locale=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return negotiateLocale(cookie, request.headers.get("accept-language"));
}

/** 20 Nov 2026, 14:30 in the machine's own zone: the reader sits at it. */
export function when(date: Date, language: Locale): string {
  const tag = language === "de" ? "de-DE" : "en-GB";
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }).format(date);
}

export function size(bytes: number, language: Locale): string {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return bytes < 1_000_000 ? `${format.format(Math.ceil(bytes / 1000))} kB` : `${format.format(bytes / 1_000_000)} MB`;
}
