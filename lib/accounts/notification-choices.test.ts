import { expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { notificationDefaults } from "@/lib/schemas/accounts";
import { insertUser } from "@/prisma/factories/insert-user";
import { getNotificationChoices, updateNotificationChoices } from "./notification-choices";

const database = useLibDatabase();

it("are the defaults until something is chosen, and only that is kept", async () => {
  const { user } = await insertUser(database.pool);
  expect(await getNotificationChoices(user.id)).toEqual(notificationDefaults);
  expect(await updateNotificationChoices(user.id, { news: true })).toEqual({ ...notificationDefaults, news: true });
  expect(await updateNotificationChoices(user.id, { reminders: false, waitlist: undefined })).toEqual({
    ...notificationDefaults,
    news: true,
    reminders: false,
  });
  const { rows } = await database.pool.query("SELECT notifications FROM users WHERE id = $1", [user.id]);
  expect(rows[0].notifications).toEqual({ news: true, reminders: false });
});

it("are the defaults when what is kept is not readable, and nobody's when the user is gone", async () => {
  const { user } = await insertUser(database.pool);
  await database.pool.query(`UPDATE users SET notifications = '{"news":"perhaps"}' WHERE id = $1`, [user.id]);
  expect(await getNotificationChoices(user.id)).toEqual(notificationDefaults);
  await database.pool.query("UPDATE users SET deleted_at = now() WHERE id = $1", [user.id]);
  await expect(getNotificationChoices(user.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(updateNotificationChoices(user.id, {})).rejects.toMatchObject({ code: "not_found" });
});
