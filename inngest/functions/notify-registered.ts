import { inngest } from "@/inngest/client";
import { accountRegistered } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { sendFirstVerification } from "@/lib/accounts/send-account-link";

/** Asks who has just registered to confirm the address. */
export const mailVerification = inngest.createFunction(
  {
    id: "notify-registered",
    name: "Mail a first verification",
    triggers: [accountRegistered],
    concurrency: 2,
    retries: 10,
  },
  async ({ event, step }) => {
    const mailIds = await step.run("queue", () => sendFirstVerification(event.data));
    return { mails: await sendMails(step, event.ts, mailIds) };
  },
);
