import "server-only";
import { db } from "@/lib/platform/db";

/** Takes a failure off the list of those to look after; true when it was on it. */
export async function resolveWorkFailure(runId: string): Promise<boolean> {
  const { count } = await db().workFailure.updateMany({
    where: { runId, resolvedAt: null },
    data: { resolvedAt: new Date() },
  });
  return count > 0;
}
