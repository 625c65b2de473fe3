"use server";

import { refresh } from "next/cache";
import { validate } from "@/lib/http/validate";
import { resendMailAsAdmin } from "@/lib/notifications/resend-mail-as-admin";
import { mailForm } from "@/lib/schemas/mails";
import { adminViewer } from "./admin";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Sends a mail once more; field mailId. Platform admins only. */
export async function resendMailAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const admin = await adminViewer();
    const { mailId } = validate(mailForm, { mailId: field(form, "mailId") }, "body");
    await resendMailAsAdmin(admin.id, mailId);
    refresh();
    return null;
  });
}
