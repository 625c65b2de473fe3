"use server";

import { requestAccountLink } from "@/lib/accounts/request-account-link";
import { validate } from "@/lib/http/validate";
import { askForLinkBody } from "@/lib/schemas/accounts";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";

/** Has a link mailed that sets a new password; field email. Answers the same for every address. */
export async function askPasswordResetAction(
  _previous: ActionResult<{ email: string }> | null,
  form: FormData,
): Promise<ActionResult<{ email: string }>> {
  return toResult(async () => {
    await limitAction("ask");
    const { email } = validate(askForLinkBody, { email: field(form, "email") }, "body");
    await requestAccountLink({ purpose: "reset_password", email, locale: await readerLocale() });
    return { email };
  });
}
