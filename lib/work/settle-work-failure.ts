import "server-only";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { resolveWorkFailure } from "./resolve-work-failure";

/** A platform admin has looked after this failure by other means than a retry. @throws AppError not_found */
export async function settleWorkFailure(adminId: string, runId: string): Promise<void> {
  if (!(await resolveWorkFailure(runId))) throw notFound("failure");
  await recordAudit({ actor: adminId, organizerId: null, action: "work_failure.settle", targetId: runId });
}
