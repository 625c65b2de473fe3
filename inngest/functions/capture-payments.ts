import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { workDue } from "@/inngest/events";
import { passOver } from "@/inngest/pass-over";
import { capturePayments } from "@/lib/bookings/capture-payments";

/** Authorised money that an outage or a crash left untaken; what cannot be had for a day ends its booking. */
export const captureMoney = inngest.createFunction(
  {
    id: "capture-payments",
    name: "Take money that is set aside",
    triggers: [{ event: workDue, if: 'event.data.kind == "captures"' }, cron("*/5 * * * *")],
    singleton: { mode: "skip" },
    retries: 2,
  },
  ({ step }) => passOver(step, capturePayments),
);
