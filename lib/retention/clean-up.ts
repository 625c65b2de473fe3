import "server-only";
import { withBreath } from "@/lib/platform/breath";
import { query } from "@/lib/platform/db";
import type { RetentionRule } from "./rules";

const BATCH = 1_000;
/** After so long the next call goes on. */
const LONGEST_MS = 15_000;

/**
 * Deletes what a rule lets go, in small pieces with a rest after each, so that a sale beside it is not slowed. `more`:
 * time was up before all was deleted.
 */
export async function cleanUp({ table, key, find }: RetentionRule): Promise<{ deleted: number; more: boolean }> {
  const started = performance.now();
  let deleted = 0;
  for (;;) {
    const gone = await withBreath(async () => {
      const [row] = await query<{ count: number }>(
        `WITH gone AS (DELETE FROM ${table} WHERE (${key}) IN (${find}) RETURNING 1) SELECT count(*) FROM gone`,
        [BATCH],
      );
      return row?.count ?? 0;
    });
    deleted += gone;
    if (gone < BATCH) return { deleted, more: false };
    if (performance.now() - started > LONGEST_MS) return { deleted, more: true };
  }
}
