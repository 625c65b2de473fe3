"use server";

import { linkKinds } from "@/lib/accounts/account-links";
import { requestAccountLink } from "@/lib/accounts/request-account-link";
import { validate } from "@/lib/http/validate";
import { askForLinkBody } from "@/lib/schemas/accounts";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";
import { rememberWantedPage } from "./wanted-page";

/** Has a link mailed that signs in; fields email, next. Answers the same for every address. */
export async function askSignInLinkAction(
  _previous: ActionResult<{ email: string }> | null,
  form: FormData,
): Promise<ActionResult<{ email: string }>> {
  return toResult(async () => {
    await limitAction("ask");
    const { email } = validate(askForLinkBody, { email: field(form, "email") }, "body");
    await requestAccountLink({ purpose: "sign_in", email, locale: await readerLocale() });
    await rememberWantedPage(field(form, "next"), linkKinds.sign_in.minutes);
    return { email };
  });
}
