import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { workDue } from "@/inngest/events";
import { settleEndedHolds } from "@/lib/bookings/settle-ended-holds";

const MOST_STEPS = 200;

/** Holds that ended and that nobody booked. Their seats are for sale all the while. */
export const settleHolds = inngest.createFunction(
  {
    id: "settle-holds",
    name: "Settle ended holds",
    triggers: [{ event: workDue, if: 'event.data.kind == "holds"' }, cron("*/5 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  async ({ step }) => {
    let settled = 0;
    for (let i = 0; i < MOST_STEPS; i++) {
      const round = await step.run(`round-${i}`, () => settleEndedHolds());
      settled += round.settled;
      if (!round.more) break;
    }
    return { settled };
  },
);
