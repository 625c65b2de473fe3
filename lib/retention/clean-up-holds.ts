import "server-only";
import { forgetHolds } from "@/lib/inventory/forget-holds";
import { withBreath } from "@/lib/platform/breath";

const KEPT_DAYS = 7;
const BATCH = 1_000;
/** After so long the next call goes on. */
const LONGEST_MS = 15_000;

/**
 * Deletes ended holds that no booking was made of, a week after their end; goes on after an id. They are looked through
 * by their key, since no index on what changes is kept for the busiest of tables.
 */
export async function cleanUpHolds(after = ""): Promise<{ deleted: number; next: string | null }> {
  const started = performance.now();
  let deleted = 0;
  for (let from = after; ; ) {
    const piece = await withBreath(() => forgetHolds(KEPT_DAYS, from, BATCH));
    deleted += piece.deleted;
    if (piece.next === null || performance.now() - started > LONGEST_MS) return { deleted, next: piece.next };
    from = piece.next;
  }
}
