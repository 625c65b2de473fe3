import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { workDue } from "@/inngest/events";
import { passOver } from "@/inngest/pass-over";
import { closeEndedCheckouts } from "@/lib/bookings/close-checkouts";

/** Unpaid bookings whose hold ended: the checkout is closed, the booking expires. */
export const closeCheckouts = inngest.createFunction(
  {
    id: "close-checkouts",
    name: "Close checkouts whose time is over",
    triggers: [{ event: workDue, if: 'event.data.kind == "checkouts"' }, cron("*/5 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  ({ step }) => passOver(step, closeEndedCheckouts),
);
