"use server";

import { redirect } from "next/navigation";
import { eraseMe } from "@/lib/accounts/erase-me";
import { validate } from "@/lib/http/validate";
import { eraseBody } from "@/lib/schemas/accounts";
import { leaveSession } from "./browser-session";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Erases the account; field password, missing only for who has none. Ends on a page that says that it is gone. */
export async function eraseAccountAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("auth");
    const who = await signedInViewer();
    const given = form.has("password") ? { password: field(form, "password") } : {};
    await eraseMe(who, validate(eraseBody, given, "body").password);
    await leaveSession();
    return null;
  });
  if (result.ok) redirect("/account/erased");
  return result;
}
