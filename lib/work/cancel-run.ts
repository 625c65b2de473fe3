import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { cancelRun as askWorker } from "@/lib/platform/background";

/** Ends a run that is not over, for a platform admin. @throws AppError not_found, conflict when it is over, unavailable */
export async function cancelRun(adminId: string, runId: string): Promise<void> {
  await askWorker(runId);
  await recordAudit({ actor: adminId, organizerId: null, action: "run.cancel", targetId: runId });
}
