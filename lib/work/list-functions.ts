import "server-only";
import { z } from "zod";
import { listFunctions as askWorker } from "@/lib/platform/background";
import { type FunctionSummary, functionSummary } from "@/lib/schemas/background";

/** All background functions, those with failures of the last day first. @throws AppError unavailable */
export async function listFunctions(): Promise<FunctionSummary[]> {
  const functions = z.array(functionSummary).parse(await askWorker());
  const failed = ({ counts }: FunctionSummary) => counts.failed ?? 0;
  return functions.sort((a, b) => failed(b) - failed(a) || a.name.localeCompare(b.name, "en"));
}
