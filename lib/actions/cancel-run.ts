"use server";

import { refresh } from "next/cache";
import { validate } from "@/lib/http/validate";
import { runForm } from "@/lib/schemas/work";
import { cancelRun } from "@/lib/work/cancel-run";
import { adminViewer } from "./admin";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Ends a run that is not over; field runId. Platform admins only. */
export async function cancelRunAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const admin = await adminViewer();
    const { runId } = validate(runForm, { runId: field(form, "runId") }, "body");
    await cancelRun(admin.id, runId);
    refresh();
    return null;
  });
}
