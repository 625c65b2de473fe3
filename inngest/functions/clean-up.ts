import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { cleanUp } from "@/lib/retention/clean-up";
import { cleanUpHolds } from "@/lib/retention/clean-up-holds";
import { retentionRules } from "@/lib/retention/rules";

const MOST_STEPS = 500;

/** Lets go at night of what is not needed any more, rule by rule. */
export const cleanUpAtNight = inngest.createFunction(
  { id: "clean-up", name: "Clean up", triggers: [cron("TZ=UTC 17 3 * * *")], singleton: { mode: "skip" }, retries: 4 },
  async ({ step }) => {
    const deleted: Record<string, number> = {};
    for (const rule of retentionRules) {
      deleted[rule.table] = 0;
      for (let i = 0, more = true; more && i < MOST_STEPS; i++) {
        const piece = await step.run(`${rule.table}-${i}`, () => cleanUp(rule));
        deleted[rule.table] = (deleted[rule.table] ?? 0) + piece.deleted;
        more = piece.more;
      }
    }
    let holds = 0;
    let after: string | null = "";
    for (let i = 0; after !== null && i < MOST_STEPS; i++) {
      const from: string = after;
      const piece: Awaited<ReturnType<typeof cleanUpHolds>> = await step.run(`holds-${i}`, () => cleanUpHolds(from));
      holds += piece.deleted;
      after = piece.next;
    }
    return { ...deleted, holds };
  },
);
