"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { signIn } from "@/lib/accounts/auth";
import { signedInRecently } from "@/lib/accounts/confirm-identity";
import { signInProviders } from "@/lib/accounts/sign-in-providers";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { CONNECT_COOKIE, connectCookie } from "@/lib/platform/auth/intent";
import { localPath } from "@/lib/shared/local-path";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** The provider's own page, from where it comes back to /api/auth/callback. @throws AppError */
async function addressOf(provider: string, next: string): Promise<string> {
  if (!signInProviders().some(({ id }) => id === provider)) {
    throw new AppError("not_found", "This provider is not configured.");
  }
  const address = String(await signIn(provider, { redirect: false, redirectTo: next }));
  // Auth.js leads back to our own pages when the provider cannot be asked where to sign in
  if (new URL(address).origin === new URL(env().APP_URL).origin) {
    throw new AppError("unavailable", "The provider does not answer right now.");
  }
  return address;
}

/** Sends the reader to another provider to sign in; fields provider, next. */
export async function signInElsewhereAction(form: FormData): Promise<void> {
  const next = localPath(field(form, "next"), "/");
  const result = await toResult(async () => {
    await limitAction("auth");
    (await cookies()).delete({ name: CONNECT_COOKIE, path: "/api/auth" });
    return addressOf(field(form, "provider"), next);
  });
  redirect(result.ok ? result.data : `/sign-in?${new URLSearchParams({ error: result.code, next })}`);
}

/** Sends a user to another provider to connect it with the account; field provider. Asks for a recent sign-in. */
export async function connectProviderAction(form: FormData): Promise<void> {
  const here = "/account#ways-in";
  const result: ActionResult<string> = await toResult(async () => {
    await limitAction("auth");
    const { sessionId } = await signedInViewer();
    if (!sessionId || !(await signedInRecently(sessionId))) {
      return `/sign-in?${new URLSearchParams({ again: "1", next: here })}`;
    }
    const { name, value, ...attributes } = connectCookie(sessionId);
    (await cookies()).set(name, value, attributes);
    return addressOf(field(form, "provider"), here);
  });
  redirect(result.ok ? result.data : `/account?problem=${result.code}#ways-in`);
}
