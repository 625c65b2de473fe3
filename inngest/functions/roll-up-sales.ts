import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { findDaysToRollUp } from "@/lib/analytics/find-days-to-roll-up";
import { rollUpSales } from "@/lib/analytics/roll-up-sales";

/** Counts the sales of the last days; of all days the first time. */
export const rollUp = inngest.createFunction(
  {
    id: "roll-up-sales",
    name: "Roll up sales",
    triggers: [cron("5 * * * *")],
    singleton: { mode: "skip" },
    retries: 4,
  },
  async ({ step }) => {
    const spans = await step.run("find", () => findDaysToRollUp());
    let written = 0;
    for (const [from, to] of spans) written += await step.run(`from-${from}`, () => rollUpSales(from, to));
    return { written };
  },
);
