import "server-only";
import { listRuns as askWorker } from "@/lib/platform/background";
import { type RunFilters, type RunSummary, runPage } from "@/lib/schemas/background";

/** Runs of background work, newest first. @throws AppError unavailable, invalid_cursor */
export async function listRuns(filters: RunFilters): Promise<{ data: RunSummary[]; nextCursor: string | null }> {
  return runPage.parse(await askWorker(filters));
}
