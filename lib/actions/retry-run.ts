"use server";

import { refresh } from "next/cache";
import { validate } from "@/lib/http/validate";
import { runForm } from "@/lib/schemas/work";
import { retryRun } from "@/lib/work/retry-run";
import { adminViewer } from "./admin";
import { limitAction } from "./limit";
import { type ActionResult, field, toResult } from "./result";

/** Starts a failed run again; field runId. Platform admins only. */
export async function retryRunAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const admin = await adminViewer();
    const { runId } = validate(runForm, { runId: field(form, "runId") }, "body");
    await retryRun(admin.id, runId);
    refresh();
    return null;
  });
}
