import "server-only";
import { z } from "zod";
import { listFunctions as askWorker } from "@/lib/platform/background";
import { type WorkFunction, workFunction } from "@/lib/schemas/background";

/** All background functions, those with failures of the last day first. @throws AppError unavailable */
export async function listFunctions(): Promise<WorkFunction[]> {
  const functions = z.array(workFunction).parse(await askWorker());
  const failed = ({ counts }: WorkFunction) => counts.failed ?? 0;
  return functions.sort((a, b) => failed(b) - failed(a) || a.name.localeCompare(b.name, "en"));
}
