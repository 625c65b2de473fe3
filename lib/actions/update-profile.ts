"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { updateMe } from "@/lib/accounts/update-me";
import { validate } from "@/lib/http/validate";
import { updateMeBody } from "@/lib/schemas/accounts";
import { localeCookie } from "@/lib/shared/locale";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Changes the user's name and language; fields name, locale. The page then speaks that language. */
export async function updateProfileAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const { user, sessionId } = await signedInViewer();
    const body = validate(updateMeBody, { name: field(form, "name"), locale: field(form, "locale") }, "body");
    const { locale } = await updateMe(user.id, sessionId, body);
    if (locale) (await cookies()).set(localeCookie, locale, { path: "/", maxAge: 31_536_000, sameSite: "lax" });
    refresh();
    return null;
  });
}
