"use server";

import { redirect } from "next/navigation";
import { signIn } from "@/lib/accounts/auth";
import { registerUser } from "@/lib/accounts/register-user";
import { validate } from "@/lib/http/validate";
import { registerBody } from "@/lib/schemas/accounts";
import { localPath } from "@/lib/shared/local-path";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";
import { leaveSignedInMark } from "./signed-in-mark";

/** Makes an account and signs in; fields name, email, password, next. Redirects on success. */
export async function registerAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("register");
    const body = validate(
      registerBody,
      { name: field(form, "name"), email: field(form, "email"), password: field(form, "password") },
      "body",
    );
    await registerUser(body);
    await signIn("credentials", { email: body.email, password: body.password, redirect: false });
    await leaveSignedInMark();
    return null;
  });
  if (result.ok) redirect(localPath(field(form, "next"), "/"));
  return result;
}
