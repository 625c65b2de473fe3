"use server";

import { requestEmailChange } from "@/lib/accounts/change-email";
import { validate } from "@/lib/http/validate";
import { changeEmailBody } from "@/lib/schemas/accounts";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Has a link mailed to a new address; fields email, password, missing only for who has none. */
export async function askEmailChangeAction(
  _previous: ActionResult<{ email: string }> | null,
  form: FormData,
): Promise<ActionResult<{ email: string }>> {
  return toResult(async () => {
    await limitAction("ask");
    const who = await signedInViewer();
    const given = form.has("password") ? { password: field(form, "password") } : {};
    const body = validate(changeEmailBody, { email: field(form, "email"), ...given }, "body");
    await requestEmailChange(who, body, await readerLocale());
    return { email: body.email };
  });
}
