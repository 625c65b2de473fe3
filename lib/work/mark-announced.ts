import "server-only";
import { query } from "@/lib/platform/db";

/** These were handed on; whoever did it twice changes nothing. */
export async function markAnnounced(ids: number[]): Promise<void> {
  await query("UPDATE outbox SET dispatched_at = now() WHERE id = ANY($1) AND dispatched_at IS NULL", [ids]);
}
