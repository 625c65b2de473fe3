import "server-only";
import { LRUCache } from "lru-cache";
import { query } from "@/lib/platform/db";
import { once } from "@/lib/platform/once";
import { agentOf, type Visit } from "./sessions";

const NOTED_FOR_MS = 15 * 60_000;

const noted = () => once("auth.visits", () => new LRUCache<string, true>({ max: 20_000, ttl: NOTED_FOR_MS }));

/** Notes when and from where a session is used: once in a quarter of an hour, or when its address is a new one. */
export async function noteVisit(sessionId: string, from: Visit): Promise<void> {
  const key = `${sessionId} ${from.address}`;
  if (noted().has(key)) return;
  noted().set(key, true);
  await query(
    `UPDATE sessions SET last_seen_at = now(), address = $2, user_agent = $3
     WHERE id = $1 AND revoked_at IS NULL
       AND (last_seen_at < now() - interval '15 minutes' OR address IS DISTINCT FROM $2)`,
    [sessionId, from.address, agentOf(from)],
  );
}
