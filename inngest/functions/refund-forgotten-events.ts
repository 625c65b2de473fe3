import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { eventCancelled } from "@/inngest/events";
import { findUnrefundedEvents } from "@/lib/bookings/refund-cancelled-event";

/** A net: cancelled events with bookings that are not ended, because the run that should was lost or gave up. */
export const refundForgottenEvents = inngest.createFunction(
  {
    id: "refund-forgotten-events",
    name: "Look for cancelled events",
    triggers: [cron("30 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  async ({ event, step }) => {
    const eventIds = await step.run("find", () => findUnrefundedEvents());
    if (eventIds.length === 0) return { events: 0 };
    await step.sendEvent(
      "send",
      eventIds.map((eventId) => eventCancelled.create({ eventId }, { id: `${eventId}-${event.id}`, ts: event.ts })),
    );
    return { events: eventIds.length };
  },
);
