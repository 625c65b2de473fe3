import { NonRetriableError } from "inngest";
import { inngest } from "@/inngest/client";
import { eventCancelled } from "@/inngest/events";
import { passOver } from "@/inngest/pass-over";
import { countUnended, refundCancelledEvent } from "@/lib/bookings/refund-cancelled-event";

/** Rests between two passes over what could not be ended, in seconds; the last one again and again, for two days. */
const rests = [10, 30, 60, 300, 900, 3_600];
const MOST_PASSES = 50;
/** No statement of the sale that began before the event was called off lasts longer. */
const IN_FLIGHT = "40s";

/**
 * Ends all bookings of an event that was called off, until there is none: who was faster than the news of it, or is
 * paying right now, comes in a later pass.
 */
export const refundEvent = inngest.createFunction(
  {
    id: "refund-cancelled-event",
    name: "Refund a cancelled event",
    triggers: [eventCancelled],
    // refund-forgotten-events may find an event whose run rests: one run is enough
    singleton: { key: "event.data.eventId", mode: "skip" },
    retries: 10,
  },
  async ({ event, step }) => {
    const { eventId } = event.data;
    const sum = { done: 0, passes: 0 };
    for (let pass = 0, last = false; pass < MOST_PASSES; pass++) {
      const { done, failed } = await passOver(step, (after) => refundCancelledEvent(eventId, after), `pass-${pass}`);
      sum.done += done;
      sum.passes++;
      if (last && failed === 0) {
        const left = await step.run(`left-${pass}`, () => countUnended(eventId));
        if (left === 0) return sum;
      }
      last = failed === 0;
      await step.sleep(`rest-${pass}`, last ? IN_FLIGHT : `${rests[Math.min(pass, rests.length - 1)]}s`);
    }
    // tried again it would fail at once; refund-forgotten-events begins anew
    throw new NonRetriableError(`Bookings of ${eventId} are not ended yet.`);
  },
);
