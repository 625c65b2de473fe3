"use server";

import { redirect } from "next/navigation";
import { giveUpHold } from "@/lib/bookings/change-hold";
import { viewer } from "@/lib/platform/auth/viewer";
import { localPath } from "@/lib/shared/local-path";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Gives a hold's seats back; fields holdId, next, token. Redirects to next. */
export async function releaseHoldAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  const result = await toResult(async () => {
    await limitAction("write");
    const principal = await viewer({ token: field(form, "token") || undefined });
    await giveUpHold(principal, field(form, "holdId"));
    return null;
  });
  if (result.ok) redirect(localPath(field(form, "next"), "/"));
  return result;
}
