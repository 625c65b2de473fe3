import "server-only";
import { notFound } from "@/lib/errors";
import { db, query } from "@/lib/platform/db";
import { type NotificationChoices, notificationChoices, notificationDefaults } from "@/lib/schemas/accounts";

const whole = (stored: unknown): NotificationChoices => {
  const known = notificationChoices.partial().safeParse(stored);
  return { ...notificationDefaults, ...(known.success ? known.data : {}) };
};

/** What the user wants to hear of. @throws AppError not_found */
export async function getNotificationChoices(userId: string): Promise<NotificationChoices> {
  const user = await db().user.findFirst({ where: { id: userId, deletedAt: null }, select: { notifications: true } });
  if (!user) throw notFound("user");
  return whole(user.notifications);
}

/** Changes the choices that are given. Only what was chosen is kept, so that a default may change. */
export async function updateNotificationChoices(
  userId: string,
  changes: { [name in keyof NotificationChoices]?: boolean | undefined },
): Promise<NotificationChoices> {
  const [user] = await query<{ notifications: unknown }>(
    `UPDATE users SET notifications = notifications || $2::jsonb, updated_at = now()
     WHERE id = $1 AND deleted_at IS NULL RETURNING notifications`,
    [userId, JSON.stringify(changes)],
  );
  if (!user) throw notFound("user");
  return whole(user.notifications);
}
