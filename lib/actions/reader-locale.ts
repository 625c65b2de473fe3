import "server-only";
import { cookies, headers } from "next/headers";
import { type Locale, localeCookie, negotiateLocale } from "@/lib/shared/locale";

/** The language of who sends this form: their choice, else what their browser asks for. */
export async function readerLocale(): Promise<Locale> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return negotiateLocale(jar.get(localeCookie)?.value, sent.get("accept-language"));
}
