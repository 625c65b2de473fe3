import "server-only";
import { listRuns as askWorker, type RunFilter } from "@/lib/platform/background";
import { type RunSummary, runPage } from "@/lib/schemas/background";

/** Runs of background work, newest first. @throws AppError unavailable */
export async function listRuns(filter: RunFilter): Promise<{ data: RunSummary[]; nextCursor: string | null }> {
  return runPage.parse(await askWorker(filter));
}
