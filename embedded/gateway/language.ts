import type { Texts } from "./texts";
import { de } from "./texts-de";
import { en } from "./texts-en";

export type Language = "en" | "de";

export const texts: Record<Language, Texts> = { en, de };

/** The session's language if the page speaks it, else the browser's first that it does, else English. */
export function languageOf(sessionLocale: string | null, acceptLanguage: string | null): Language {
  const accepted = (acceptLanguage ?? "")
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [tag = "", weight] = part.trim().split(/;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const tag of [sessionLocale ?? "", ...accepted.map((item) => item.tag)]) {
    const language = tag.toLowerCase().split("-")[0];
    if (language === "en" || language === "de") return language;
  }
  return "en";
}

/** An amount in minor units as people read it. `currency` is an ISO 4217 code in any case. */
export function money(amount: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
