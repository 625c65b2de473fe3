"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { localPath } from "@/lib/shared/local-path";
import { isLocale, localeCookie } from "@/lib/shared/locale";
import { field } from "./result";

/** Keeps the reader's language; fields locale, path. Goes back to the page. */
export async function setLocaleAction(form: FormData): Promise<void> {
  const locale = field(form, "locale");
  if (isLocale(locale)) {
    (await cookies()).set(localeCookie, locale, { path: "/", maxAge: 31_536_000, sameSite: "lax" });
  }
  redirect(localPath(field(form, "path"), "/"));
}
