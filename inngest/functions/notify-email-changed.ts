import { inngest } from "@/inngest/client";
import { accountEmailChanged } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyEmailChanged } from "@/lib/notifications/notify-email-changed";

/** That an account has another address, to the one before. */
export const mailEmailChange = inngest.createFunction(
  {
    id: "notify-email-changed",
    name: "Mail a change of address",
    triggers: [accountEmailChanged],
    concurrency: 2,
    retries: 10,
  },
  async ({ event, step }) => {
    const { linkId, at, locale } = event.data;
    const mailIds = await step.run("queue", () => notifyEmailChanged(linkId, at, locale));
    return { mails: await sendMails(step, event.ts, mailIds) };
  },
);
