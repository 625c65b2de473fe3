import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { sendMails } from "@/inngest/send-mails";
import { findForgottenConfirmations } from "@/lib/notifications/find-forgotten-confirmations";
import { findForgottenMails } from "@/lib/notifications/find-forgotten-mails";
import { notifyConfirmed } from "@/lib/notifications/notify-confirmed";

/**
 * A net: mails that are queued and that nobody sends, because the run that should was lost, and tickets that nobody
 * even wrote a mail for.
 */
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
    const again = await sendMails(step, event.ts, mailIds, { mark: `-${event.id}`, lane: "bulk" });
    const bookingIds = await step.run("find-confirmations", () => findForgottenConfirmations());
    if (bookingIds.length === 0) return { mails: again };
    const written = await step.run("queue-confirmations", () => notifyConfirmed(bookingIds));
    return { mails: again + (await sendMails(step, event.ts, written, { name: "send-tickets", lane: "soon" })) };
  },
);
