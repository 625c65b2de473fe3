import { RetryAfterError } from "inngest";
import { isAppError } from "@/lib/errors";
import { giveUpMail, sendMail } from "@/lib/notifications/send-mail";
import { inngest } from "./client";
import { type MailLane, mailQueued } from "./events";

/**
 * The function that sends the mails of one lane, each by a run of its own. A provider that is away for hours is waited
 * for; what it refuses for good is not tried again. Runs of a function go in their order, and functions take turns: so a
 * link to sign in waits neither behind the confirmations of a rush nor behind everybody's reminders.
 */
export function mailSender(id: string, name: string, lane: MailLane) {
  return inngest.createFunction(
    {
      id,
      name,
      triggers: [{ event: mailQueued, if: `event.data.lane == "${lane}"` }],
      // together fewer than are called at once, so that mails never keep all else waiting for a provider that hangs
      concurrency: 2,
      retries: 20,
      onFailure: ({ event, error, step }) => {
        const { mailId } = mailQueued.schema.parse(event.data.event.data);
        return step.run("give-up", () => giveUpMail(mailId, error.message));
      },
    },
    ({ event, step }) =>
      step.run("send", async () => {
        try {
          return await sendMail(event.data.mailId);
        } catch (error) {
          if (!isAppError(error) || error.retryAfterSeconds === undefined) throw error;
          throw new RetryAfterError(error.message, error.retryAfterSeconds * 1_000, { cause: error });
        }
      }),
  );
}
