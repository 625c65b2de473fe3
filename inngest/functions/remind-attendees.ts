import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { sendMails } from "@/inngest/send-mails";
import { type ReminderKind, remindAttendees } from "@/lib/notifications/remind-attendees";

const kinds: ReminderKind[] = ["day", "hours"];

/** A day and two hours before an event begins. */
export const mailReminders = inngest.createFunction(
  {
    id: "remind-attendees",
    name: "Mail reminders",
    triggers: [cron("*/10 * * * *")],
    singleton: { mode: "skip" },
    retries: 4,
  },
  async ({ event, step }) => {
    let mails = 0;
    for (const kind of kinds) {
      let after: string | null = "";
      for (let i = 0; after !== null; i++) {
        const from: string = after;
        const batch: Awaited<ReturnType<typeof remindAttendees>> = await step.run(`${kind}-${i}`, () =>
          remindAttendees(kind, from),
        );
        mails += await sendMails(step, event.ts, batch.mailIds, { name: `send-${kind}-${i}`, lane: "bulk" });
        after = batch.next;
      }
    }
    return { mails };
  },
);
