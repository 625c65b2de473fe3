"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/accounts/reset-password";
import { validate } from "@/lib/http/validate";
import { openSession } from "@/lib/platform/auth/sessions";
import { visitOf } from "@/lib/platform/auth/viewer";
import { resetPasswordBody } from "@/lib/schemas/accounts";
import { enterSession } from "./browser-session";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";

/** Sets a new password by a mailed link and signs in; fields token, password. Ends on the account's page. */
export async function resetPasswordAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("auth");
    const body = validate(
      resetPasswordBody,
      { token: field(form, "token"), password: field(form, "password") },
      "body",
    );
    const { userId, proof } = await resetPassword(body, await readerLocale());
    await enterSession({ userId, sessionId: await openSession(userId, "browser", visitOf(await headers()), proof) });
    return null;
  });
  if (result.ok) redirect("/account?done=password#password");
  return result;
}
