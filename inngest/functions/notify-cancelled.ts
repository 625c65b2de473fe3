import { inngest } from "@/inngest/client";
import { bookingCancelled } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyCancelled } from "@/lib/notifications/notify-cancelled";

/** That a booking was cancelled, why, and what goes back. */
export const mailCancellation = inngest.createFunction(
  { id: "notify-cancelled", name: "Mail a cancellation", triggers: [bookingCancelled], concurrency: 2, retries: 10 },
  async ({ event, step }) => {
    const { bookingId, reason } = event.data;
    const mailIds = await step.run("queue", () => notifyCancelled(bookingId, reason));
    return { mails: await sendMails(step, event.ts, mailIds, { lane: "bulk" }) };
  },
);
