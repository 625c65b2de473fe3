import { inngest } from "@/inngest/client";
import { accountPasswordChanged } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyPasswordChanged } from "@/lib/notifications/notify-password-changed";

/** That an account has another password, to its owner. */
export const mailPasswordChange = inngest.createFunction(
  {
    id: "notify-password-changed",
    name: "Mail a change of password",
    triggers: [accountPasswordChanged],
    concurrency: 2,
    retries: 10,
  },
  async ({ event, step }) => {
    const { userId, at, locale } = event.data;
    const mailIds = await step.run("queue", () => notifyPasswordChanged(userId, at, locale));
    return { mails: await sendMails(step, event.ts, mailIds) };
  },
);
