import { inngest } from "@/inngest/client";
import { bookingsConfirmed } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyConfirmed } from "@/lib/notifications/notify-confirmed";

/** The tickets, to who bought them. One at a time: after a rush the sale goes first. */
export const mailConfirmations = inngest.createFunction(
  { id: "notify-confirmed", name: "Mail tickets", triggers: [bookingsConfirmed], concurrency: 1, retries: 10 },
  async ({ event, step }) => {
    const mailIds = await step.run("queue", () => notifyConfirmed(event.data.bookingIds));
    return { mails: await sendMails(step, event.ts, mailIds, { lane: "soon" }) };
  },
);
