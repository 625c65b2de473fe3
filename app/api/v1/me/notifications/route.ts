import { getNotificationChoices, updateNotificationChoices } from "@/lib/accounts/notification-choices";
import { api } from "@/lib/http/api";
import { notificationChoices, updateNotificationsBody } from "@/lib/schemas/accounts";

export const GET = api(
  {
    route: "GET /me/notifications",
    summary: "What the user wants to hear of",
    tag: "Accounts",
    response: { 200: notificationChoices },
    auth: "user",
    limit: "read",
  },
  async ({ principal }) => ({ status: 200, body: await getNotificationChoices(principal.user.id) }),
);

export const PATCH = api(
  {
    route: "PATCH /me/notifications",
    summary: "Change what the user wants to hear of",
    tag: "Accounts",
    body: updateNotificationsBody,
    response: { 200: notificationChoices },
    auth: "user",
    limit: "write",
  },
  async ({ principal, body }) => ({ status: 200, body: await updateNotificationChoices(principal.user.id, body) }),
);
