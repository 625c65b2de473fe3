import { inngest } from "@/inngest/client";
import { accountLinkRequested } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { sendAccountLink } from "@/lib/accounts/send-account-link";

/** A link that somebody asked for, if there is an account to write to. */
export const mailAccountLink = inngest.createFunction(
  {
    id: "send-account-link",
    name: "Mail a link to an account",
    triggers: [accountLinkRequested],
    concurrency: 2,
    retries: 10,
  },
  async ({ event, step }) => {
    const mailIds = await step.run("queue", () => sendAccountLink(event.data));
    return { mails: await sendMails(step, event.ts, mailIds) };
  },
);
