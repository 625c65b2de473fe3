import type { GetStepTools } from "inngest";
import type { Waves } from "@/lib/platform/waves";
import type { inngest } from "./client";

/** A run does not go on for ever: what is left then comes up again with the next. */
const MOST_STEPS = 200;

/**
 * Goes once through what waits for the payment provider, step by step. Where the provider does not answer it rests
 * before it ends, so that the next run, which is told of the same, does not come at once.
 */
export async function passOver(
  step: GetStepTools<typeof inngest>,
  work: (after: string) => Promise<Waves>,
  name = "from",
): Promise<{ done: number; failed: number }> {
  const sum = { done: 0, failed: 0 };
  let after: string | null = "";
  for (let i = 0; after !== null && i < MOST_STEPS; i++) {
    const from: string = after;
    const waves: Waves = await step.run(`${name}-${i}`, () => work(from));
    sum.done += waves.done;
    sum.failed += waves.failed;
    after = waves.next;
    if (waves.outage) await step.sleep(`${name}-away`, "15s");
  }
  return sum;
}
