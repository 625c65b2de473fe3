import type { GetStepTools } from "inngest";
import type { inngest } from "./client";
import { type MailLane, mailQueued } from "./events";

/** So many are announced in one request. */
const CHUNK = 500;

/**
 * Has queued mails sent, each by a run of its own. A mail that is announced twice under the same mark is sent once; one
 * that was forgotten gets another `mark`, and those of other lanes than `now` say so. `ts` is when their cause happened: by the database's clock, not by this
 * machine's, which may be ahead.
 */
export async function sendMails(
  step: GetStepTools<typeof inngest>,
  ts: number,
  mailIds: string[],
  { name = "send", mark = "", lane = "now" }: { name?: string; mark?: string; lane?: MailLane } = {},
): Promise<number> {
  for (let i = 0; i < mailIds.length; i += CHUNK) {
    const events = mailIds
      .slice(i, i + CHUNK)
      .map((mailId) => mailQueued.create({ mailId, lane }, { id: `mail-${mailId}${mark}`, ts }));
    await step.sendEvent(i === 0 ? name : `${name}-${i}`, events);
  }
  return mailIds.length;
}
