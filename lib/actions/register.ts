"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { registerUser } from "@/lib/accounts/register-user";
import { validate } from "@/lib/http/validate";
import { openSession } from "@/lib/platform/auth/sessions";
import { visitOf } from "@/lib/platform/auth/viewer";
import { registerBody } from "@/lib/schemas/accounts";
import { afterSignIn } from "./after-sign-in";
import { enterSession } from "./browser-session";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";

/** Makes an account and signs in; fields name, email, password, next. Redirects on success. */
export async function registerAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("register");
    const body = validate(
      registerBody,
      { name: field(form, "name"), email: field(form, "email"), password: field(form, "password") },
      "body",
    );
    const visit = visitOf(await headers());
    const user = await registerUser(body, { address: visit.address, locale: await readerLocale() });
    await enterSession({ userId: user.id, sessionId: await openSession(user.id, "browser", visit) });
    return null;
  });
  if (result.ok) redirect(await afterSignIn(field(form, "next")));
  return result;
}
