import { inngest } from "@/inngest/client";
import { ticketTransferred } from "@/inngest/events";
import { sendMails } from "@/inngest/send-mails";
import { notifyTicketReceived } from "@/lib/notifications/notify-ticket-received";

/** A ticket, to the person whom it was given. */
export const mailGivenTicket = inngest.createFunction(
  {
    id: "notify-ticket-received",
    name: "Mail a ticket that was given",
    triggers: [ticketTransferred],
    concurrency: 2,
    retries: 10,
  },
  async ({ event, step }) => {
    const { ticketId, version } = event.data;
    const mailIds = await step.run("queue", () => notifyTicketReceived(ticketId, version));
    return { mails: await sendMails(step, event.ts, mailIds) };
  },
);
