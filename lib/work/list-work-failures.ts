import "server-only";
import { z } from "zod";
import { decodeMoment, encodeMoment } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import type { WorkFailure, WorkFailureFilters } from "@/lib/schemas/work";

const cause = z.object({ name: z.string().catch(""), data: z.unknown() }).catch({ name: "", data: null });

/** Background work that gave up and that nobody has looked after yet, newest first. @throws AppError invalid_cursor */
export async function listWorkFailures(
  filters: WorkFailureFilters,
): Promise<{ data: WorkFailure[]; nextCursor: string | null }> {
  const before = filters.cursor ? decodeMoment(filters.cursor) : null;
  const rows = await db().workFailure.findMany({
    where: {
      resolvedAt: null,
      ...(before ? { OR: [{ at: { lt: before.at } }, { at: before.at, runId: { lt: before.id } }] } : {}),
    },
    orderBy: [{ at: "desc" }, { runId: "desc" }],
    take: filters.limit + 1,
  });
  const shown = rows.slice(0, filters.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(({ runId, functionId, event, error, at }) => ({
      runId,
      functionId,
      event: cause.parse(event),
      error,
      at: at.toISOString(),
    })),
    nextCursor: rows.length > filters.limit && last ? encodeMoment(last.at, last.runId) : null,
  };
}
