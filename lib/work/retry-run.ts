import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { retryRun as askWorker } from "@/lib/platform/background";
import { resolveWorkFailure } from "./resolve-work-failure";

/**
 * Starts a failed run again from its last recorded step, for a platform admin.
 * @throws AppError not_found, conflict when it did not fail, unavailable
 */
export async function retryRun(adminId: string, runId: string): Promise<void> {
  await askWorker(runId);
  await recordAudit({ actor: adminId, organizerId: null, action: "run.retry", targetId: runId });
  await resolveWorkFailure(runId);
}
