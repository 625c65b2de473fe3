import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Namespace } from "@/lib/shared/catalogue";
import { type Locale, localeCookie, negotiateLocale } from "@/lib/shared/locale";
import { type Translator, translatorFor } from "@/lib/shared/translator";

/** The reader's language: their choice, else what their browser asks for. Read once a request. */
export const getLocale = cache(async (): Promise<Locale> => {
  const [chosen, asked] = await Promise.all([cookies(), headers()]);
  return negotiateLocale(chosen.get(localeCookie)?.value, asked.get("accept-language"));
});

export async function getTranslator<N extends Namespace>(namespace: N): Promise<Translator<N>> {
  return translatorFor(await getLocale(), namespace);
}
