"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInByPassword } from "@/lib/accounts/check-password";
import { validate } from "@/lib/http/validate";
import { visitOf } from "@/lib/platform/auth/viewer";
import { loginBody } from "@/lib/schemas/accounts";
import { afterSignIn } from "./after-sign-in";
import { enterSession } from "./browser-session";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Signs in by password; fields email, password, next. Redirects on success. */
export async function signInAction(_previous: ActionResult<null> | null, form: FormData): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("auth");
    const credentials = validate(loginBody, { email: field(form, "email"), password: field(form, "password") }, "body");
    await enterSession(await signInByPassword(credentials, "browser", visitOf(await headers())));
    return null;
  });
  if (result.ok) redirect(await afterSignIn(field(form, "next")));
  return result;
}
