"use server";

import { refresh } from "next/cache";
import { validate } from "@/lib/http/validate";
import { runForm } from "@/lib/schemas/work";
import { settleWorkFailure } from "@/lib/work/settle-work-failure";
import { adminViewer } from "./admin";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Takes a failure off the list; field runId. Platform admins only. */
export async function settleWorkFailureAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const admin = await adminViewer();
    const { runId } = validate(runForm, { runId: field(form, "runId") }, "body");
    await settleWorkFailure(admin.id, runId);
    refresh();
    return null;
  });
}
