"use server";

import { redirect } from "next/navigation";
import { AuthError } from "next-auth";
import { signIn } from "@/lib/accounts/auth";
import { AppError } from "@/lib/errors";
import { validate } from "@/lib/http/validate";
import { loginBody } from "@/lib/schemas/accounts";
import { localPath } from "@/lib/shared/local-path";
import { type ActionResult, field, toResult } from "./result";
import { leaveSignedInMark } from "./signed-in-mark";

/** Signs in by password; fields email, password, next. Redirects on success. */
export async function signInAction(_previous: ActionResult<null> | null, form: FormData): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    const credentials = validate(loginBody, { email: field(form, "email"), password: field(form, "password") }, "body");
    try {
      await signIn("credentials", { ...credentials, redirect: false });
      await leaveSignedInMark();
    } catch (error) {
      if (!(error instanceof AuthError)) throw error;
      throw new AppError(
        "invalid_credentials",
        "The e-mail address or the password is wrong, or there were too many tries.",
      );
    }
    return null;
  });
  if (result.ok) redirect(localPath(field(form, "next"), "/"));
  return result;
}
