import "server-only";
import { getRun } from "@/lib/platform/background";
import { type RunDetail, runDetail } from "@/lib/schemas/background";

/** One run with its steps. @throws AppError not_found, unavailable */
export async function getRunOrThrow(runId: string): Promise<RunDetail> {
  return runDetail.parse(await getRun(runId));
}
