import "server-only";
import { announceChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import type { UserView } from "@/lib/schemas/accounts";
import { getUserViewOrThrow } from "./user-view";

export async function updateMe(
  userId: string,
  sessionId: string | null,
  body: { name?: string | undefined; locale?: string | undefined },
): Promise<UserView> {
  await db().user.update({ where: { id: userId }, data: body });
  if (sessionId) await announceChange([`session:${sessionId}`]);
  return getUserViewOrThrow(userId);
}
