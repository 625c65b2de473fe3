import "server-only";
import type pg from "pg";
import { query } from "@/lib/platform/db";

/**
 * Writes down that something happened, so that background work hears of it: at least once, after what `client` is in
 * the middle of has committed, and never when it rolled back. `topic` is the event's name in inngest/events.ts with a
 * full stop for its slash. Statements of the inventory write their own rows.
 */
export async function announce(topic: string, payload: Record<string, unknown>, client?: pg.PoolClient): Promise<void> {
  const text = "INSERT INTO outbox (topic, payload) VALUES ($1, $2)";
  const values = [topic, JSON.stringify(payload)];
  if (client) await client.query(text, values);
  else await query(text, values);
}
