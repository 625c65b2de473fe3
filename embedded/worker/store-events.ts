import type pg from "pg";
import { ulid } from "./ulid";

/** An event as functions see it. */
export interface EventBody {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  [more: string]: unknown;
}

export interface IncomingEvent {
  /** Events with the same one are the same; null for one that is like no other. */
  key: string | null;
  body: EventBody;
}

export interface StoredEvent {
  /** The worker's own. */
  id: string;
  body: EventBody;
}

/** How long a second event of the same key is taken for the first one. */
export const sameEventHours = 24;

/**
 * Writes events down; answers those that are not known yet, in the order in which they were given, and the database's
 * time in milliseconds since 1970.
 */
export async function storeEvents(
  client: pg.PoolClient,
  incoming: IncomingEvent[],
): Promise<{ events: StoredEvent[]; now: number }> {
  const moment = Date.now();
  const events = incoming.map(({ key, body }) => ({ id: ulid(moment), key, body }));
  // in one order everywhere, so that two batches with the same keys never wait for each other
  const rows = [...events].sort((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1));
  const stored = await client.query<{ id: string; now: number }>({
    name: "worker store events",
    text: `INSERT INTO embedded_worker.events (id, key, name, body)
      SELECT id, key, name, body::json
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS e(id, key, name, body)
      ON CONFLICT (key) DO NOTHING
      RETURNING id, (extract(epoch FROM now()) * 1000)::float8 AS now`,
    values: [
      rows.map((row) => row.id),
      rows.map((row) => row.key),
      rows.map((row) => row.body.name),
      rows.map((row) => JSON.stringify(row.body)),
    ],
  });
  const kept = new Set(stored.rows.map((row) => row.id));
  return { events: events.filter((event) => kept.has(event.id)), now: Number(stored.rows[0]?.now ?? 0) };
}
