import { inngest } from "@/inngest/client";
import { holdsExpired } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyExpired } from "@/lib/notifications/notify-expired";

/** That the time for an unpaid booking ran out. */
export const mailExpiry = inngest.createFunction(
  { id: "notify-expired", name: "Mail an expiry", triggers: [holdsExpired], concurrency: 2, retries: 10 },
  async ({ event, step }) => {
    const { bookingIds } = event.data;
    if (bookingIds.length === 0) return { mails: 0 };
    const mailIds = await step.run("queue", () => notifyExpired(bookingIds));
    return { mails: await sendMails(step, event.ts, mailIds, { lane: "bulk" }) };
  },
);
