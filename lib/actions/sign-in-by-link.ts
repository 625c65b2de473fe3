"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInByLink } from "@/lib/accounts/sign-in-by-link";
import { visitOf } from "@/lib/platform/auth/viewer";
import { afterSignIn } from "./after-sign-in";
import { enterSession } from "./browser-session";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { takeWantedPage } from "./wanted-page";

/** Signs in by a mailed link, which is used up; field token. Goes where this browser wanted to when it asked. */
export async function signInByLinkAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("auth");
    await enterSession(await signInByLink(field(form, "token"), "browser", visitOf(await headers())));
    return null;
  });
  if (result.ok) redirect(await afterSignIn(await takeWantedPage()));
  return result;
}
