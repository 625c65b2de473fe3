"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { restoreEmail } from "@/lib/accounts/restore-email";
import { visitOf } from "@/lib/platform/auth/viewer";
import { enterSession } from "./browser-session";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Brings an account's earlier address back by the link that went there, and signs in; field token. */
export async function restoreEmailAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("auth");
    await enterSession(await restoreEmail(field(form, "token"), visitOf(await headers())));
    return null;
  });
  if (result.ok) redirect("/account?done=restored#password");
  return result;
}
