"use server";

import { resendConfirmation } from "@/lib/notifications/resend-confirmation";
import { viewer } from "@/lib/platform/auth/viewer";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Mails a booking's tickets again; fields bookingId, token. */
export async function resendConfirmationAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("resend");
    const principal = await viewer({ token: field(form, "token") || undefined });
    await resendConfirmation(principal, field(form, "bookingId"));
    return null;
  });
}
