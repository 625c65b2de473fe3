import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { workDue } from "@/inngest/events";
import { passOver } from "@/inngest/pass-over";
import { closeStrandedCheckouts } from "@/lib/bookings/close-checkouts";

/** Pending bookings whose hold was given back at the moment they were made. */
export const settleStranded = inngest.createFunction(
  {
    id: "settle-stranded",
    name: "End bookings that lost their hold",
    triggers: [{ event: workDue, if: 'event.data.kind == "stranded"' }, cron("*/5 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  ({ step }) => passOver(step, closeStrandedCheckouts),
);
