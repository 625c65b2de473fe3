import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { workDue } from "@/inngest/events";
import { passOver } from "@/inngest/pass-over";
import { sendWaitingRefunds } from "@/lib/payments/send-waiting-refunds";

/** Refunds that an outage or a crash left behind. */
export const sendRefunds = inngest.createFunction(
  {
    id: "send-refunds",
    name: "Send refunds that wait",
    triggers: [{ event: workDue, if: 'event.data.kind == "refunds"' }, cron("*/5 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  ({ step }) => passOver(step, sendWaitingRefunds),
);
