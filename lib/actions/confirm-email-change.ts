"use server";

import { redirect } from "next/navigation";
import { confirmEmailChange } from "@/lib/accounts/change-email";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Makes the address that a link was mailed to the user's; field token. Ends on the account's page. */
export async function confirmEmailChangeAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("auth");
    const { user } = await signedInViewer();
    await confirmEmailChange(user.id, field(form, "token"), await readerLocale());
    return null;
  });
  if (result.ok) redirect("/account?done=email#profile");
  return result;
}
