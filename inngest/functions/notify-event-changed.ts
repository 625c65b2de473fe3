import { inngest } from "@/inngest/client";
import { eventChanged } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyEventChanged } from "@/lib/notifications/notify-event-changed";

/** That an event has another name or time, is postponed or takes place after all: to all who have tickets. */
export const mailEventChange = inngest.createFunction(
  {
    id: "notify-event-changed",
    name: "Mail a change of an event",
    triggers: [eventChanged],
    concurrency: 1,
    retries: 10,
  },
  async ({ event, step }) => {
    let mails = 0;
    let after: string | null = "";
    for (let i = 0; after !== null; i++) {
      const from: string = after;
      const batch: Awaited<ReturnType<typeof notifyEventChanged>> = await step.run(`queue-${i}`, () =>
        notifyEventChanged(event.data, from),
      );
      mails += await sendMails(step, event.ts, batch.mailIds, { name: `send-${i}`, lane: "bulk" });
      after = batch.next;
    }
    return { mails };
  },
);
