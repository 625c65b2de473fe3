"use server";

import { refresh } from "next/cache";
import { updateNotificationChoices } from "@/lib/accounts/notification-choices";
import { limitAction } from "./limit";
import { type ActionResult, toResult } from "./result";
import { signedInViewer } from "./signed-in";

/** Keeps what the user wants to hear of; fields reminders, waitlist, news, each there when it is wanted. */
export async function saveNotificationsAction(
  _previous: ActionResult<null> | null,
  form: FormData,
): Promise<ActionResult<null>> {
  return toResult(async () => {
    await limitAction("write");
    const { user } = await signedInViewer();
    await updateNotificationChoices(user.id, {
      reminders: form.has("reminders"),
      waitlist: form.has("waitlist"),
      news: form.has("news"),
    });
    refresh();
    return null;
  });
}
