"use server";

import { requestAccountLink } from "@/lib/accounts/request-account-link";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Has the link that confirms the user's own address mailed once more; no fields. */
export async function askVerificationAction(
  _previous: ActionResult<null> | null,
  _form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("ask");
    const { user } = await signedInViewer();
    const { email } = await getUserViewOrThrow(user.id);
    await requestAccountLink({ purpose: "verify_email", email, locale: await readerLocale() });
    return null;
  });
}
