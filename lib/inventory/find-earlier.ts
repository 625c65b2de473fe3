import "server-only";
import { query } from "@/lib/platform/db";

/** What an earlier request of the same buyer with the same key made, if any. */
export async function findEarlier(buyer: string, key: string | null): Promise<{ hash: string; holdId: string } | null> {
  if (key === null) return null;
  const [row] = await query<{ hash: string; holdId: string }>(
    `SELECT request_hash AS hash, resource_id AS "holdId" FROM idempotency_keys WHERE buyer = $1 AND key = $2`,
    [buyer, key],
  );
  return row ?? null;
}
