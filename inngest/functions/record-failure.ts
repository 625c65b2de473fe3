import { inngest } from "@/inngest/client";
import { functionFailed } from "@/inngest/events";
import { recordWorkFailure } from "@/lib/work/record-work-failure";

/** Keeps a trace of what gave up, wherever the work is done. */
export const recordFailure = inngest.createFunction(
  {
    id: "record-failure",
    name: "Record a failure",
    // its own would be told of for ever
    triggers: [{ event: functionFailed, if: 'event.data.function_id != "evently-record-failure"' }],
    retries: 10,
  },
  async ({ event, step }) => {
    const { run_id: runId, function_id: functionId, error, event: cause } = event.data;
    const at = new Date(event.ts);
    await step.run("record", () => recordWorkFailure({ runId, functionId, error: error.message, event: cause, at }));
  },
);
