import { inngest } from "@/inngest/client";
import { bookingRefunded } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyRefunded } from "@/lib/notifications/notify-refunded";

/** That money is on its way back. An announcement stands for one refund. */
export const mailRefund = inngest.createFunction(
  { id: "notify-refunded", name: "Mail a refund", triggers: [bookingRefunded], concurrency: 2, retries: 10 },
  async ({ event, step }) => {
    const { bookingId, amount } = event.data;
    const mailIds = await step.run("queue", () => notifyRefunded(event.id, bookingId, amount));
    return { mails: await sendMails(step, event.ts, mailIds, { lane: "bulk" }) };
  },
);
