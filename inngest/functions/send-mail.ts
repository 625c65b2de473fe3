import { RetryAfterError } from "inngest";
import { inngest } from "@/inngest/client";
import { mailQueued } from "@/inngest/events";
import { isAppError } from "@/lib/errors";
import { giveUpMail, sendMail } from "@/lib/notifications/send-mail";

/** Sends one mail. A provider that is away for hours is waited for; what it refuses for good is not tried again. */
export const sendOneMail = inngest.createFunction(
  {
    id: "send-mail",
    name: "Send a mail",
    triggers: [mailQueued],
    concurrency: 4,
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
