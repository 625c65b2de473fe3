"use server";

import { refresh } from "next/cache";
import { changePassword } from "@/lib/accounts/change-password";
import { validate } from "@/lib/http/validate";
import { changePasswordBody } from "@/lib/schemas/accounts";
import { limitAction } from "./limit";
import { readerLocale } from "./reader-locale";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Changes the password, or sets the first one; fields currentPassword, newPassword. Answers how many sessions ended. */
export async function changePasswordAction(
  _previous: ActionResult<{ ended: number }> | null,
  form: FormData,
): Promise<ActionResult<{ ended: number }>> {
  return toResult(async () => {
    await limitAction("auth");
    const who = await signedInViewer();
    const given = { newPassword: field(form, "newPassword"), currentPassword: field(form, "currentPassword") };
    const body = form.has("currentPassword") ? given : { newPassword: given.newPassword };
    const ended = await changePassword(who, validate(changePasswordBody, body, "body"), await readerLocale());
    refresh();
    return { ended };
  });
}
