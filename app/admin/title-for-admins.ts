import "server-only";
import type { Metadata } from "next";
import { getTranslator } from "@/app/i18n";
import { viewer } from "@/lib/platform/auth/viewer";
import type { Translator } from "@/lib/shared/translator";

/** A page's title; strangers get that of a page that does not exist. */
export async function titleForAdmins(words: (t: Translator<"admin">) => string): Promise<Metadata> {
  const { user } = await viewer();
  if (user?.role !== "admin") return { title: (await getTranslator("problem"))("notFoundTitle") };
  return { title: words(await getTranslator("admin")) };
}
