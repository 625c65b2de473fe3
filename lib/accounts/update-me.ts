import "server-only";
import { announceChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import type { UserView } from "@/lib/schemas/accounts";
import { getUserViewOrThrow } from "./user-view";

/** Changes what is given; this session shows it at once, the user's others within three seconds. */
export async function updateMe(
  userId: string,
  sessionId: string | null,
  body: { name?: string | undefined; locale?: string | undefined },
): Promise<UserView> {
  await db().user.updateMany({ where: { id: userId, deletedAt: null }, data: body });
  if (sessionId) await announceChange([`session:${sessionId}`]);
  return getUserViewOrThrow(userId);
}
