import "server-only";
import { notFound } from "@/lib/errors";
import { announceEnded } from "@/lib/platform/auth/sessions";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import type { SessionView } from "@/lib/schemas/accounts";
import { deviceName } from "@/lib/shared/device-name";

/** Where a user is signed in, newest first. @throws AppError invalid_cursor */
export async function listSessions(
  userId: string,
  current: string | null,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ data: SessionView[]; nextCursor: string | null }> {
  const [before] = page.cursor ? decodeCursor(page.cursor, ["string"]) : [];
  const rows = await db().session.findMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      ...(typeof before === "string" ? { id: { lt: before } } : {}),
    },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => ({
      id: row.id,
      kind: row.kind === "api" ? ("api" as const) : ("browser" as const),
      device: deviceName(row.userAgent),
      userAgent: row.userAgent,
      address: row.address,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      current: row.id === current,
    })),
    nextCursor: rows.length > page.limit && last ? encodeCursor([last.id]) : null,
  };
}

/** Ends one of the user's own sessions. @throws AppError not_found */
export async function endOwnSession(userId: string, sessionId: string): Promise<void> {
  const { count } = await db().session.updateMany({
    where: { id: sessionId, userId, revokedAt: null, expiresAt: { gt: new Date() } },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw notFound("session");
  await announceEnded([sessionId]);
}
