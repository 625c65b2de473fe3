import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { sendMails } from "@/inngest/send-mails";
import { findForgottenMails } from "@/lib/notifications/find-forgotten-mails";

/** A net: mails that are queued and that nobody sends, because the run that should was lost. */
export const sendForgottenMails = inngest.createFunction(
  {
    id: "send-forgotten-mails",
    name: "Send forgotten mails",
    triggers: [cron("*/15 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  async ({ event, step }) => {
    const mailIds = await step.run("find", () => findForgottenMails());
    return { mails: await sendMails(step, event.ts, mailIds, { mark: `-${event.id}`, lane: "bulk" }) };
  },
);
