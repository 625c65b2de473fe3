import "server-only";
import { findEndedHolds, settleExpiredHolds } from "@/lib/inventory/settle-holds";
import { withBreath } from "@/lib/platform/breath";
import { GRACE_SECONDS } from "./hold-grace";

const BATCH = 500;
/** After so long the next call goes on. */
const LONGEST_MS = 15_000;

/**
 * Settles holds that ended and that no booking hangs on, with a rest after each batch so that a sale beside it is not
 * slowed. Selling does not wait for it: an ended hold's seats can be claimed at once. `more`: time was up before all
 * were settled.
 */
export async function settleEndedHolds(): Promise<{ settled: number; more: boolean }> {
  const started = performance.now();
  let settled = 0;
  for (;;) {
    const found = await withBreath(async () => {
      const ids = await findEndedHolds(GRACE_SECONDS, BATCH);
      await settleExpiredHolds(ids);
      return ids.length;
    });
    settled += found;
    if (found < BATCH) return { settled, more: false };
    if (performance.now() - started > LONGEST_MS) return { settled, more: true };
  }
}
