import type pg from "pg";
import type { Context } from "./context";
import { type Candidate, key, limitKeys } from "./start-runs";
import { ulid } from "./ulid";

interface Gathering {
  id: string;
  event_ids: string[];
}

/**
 * debounce and batchEvents: events of one key join in one run that waits: debounce keeps the latest and waits anew,
 * batchEvents collects until there are enough or its time is over. Answers the functions that got jobs.
 */
export async function gather(
  context: Context,
  client: pg.PoolClient,
  candidates: Candidate[],
  now: number,
): Promise<string[]> {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const fits = !one.fn.batchEvents?.if || one.fn.batchEvents.if({ event: one.event.body }) === true;
    const value = key((one.fn.debounce ?? one.fn.batchEvents)?.key, one);
    const name = JSON.stringify(fits ? [one.fn.id, value] : [one.fn.id, one.event.id, "alone"]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  // in one order everywhere, so that two batches with the same keys never wait for each other
  for (const [name, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, value = "", alone] = JSON.parse(name) as string[];
    const fn = members[0]?.fn;
    if (!fn) continue;
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('gather ' || $1, 0))", [name]);
    if (fn.debounce) await debounce(context, client, members, value, now);
    else await collect(context, client, members, alone ? null : value, now);
  }
  return [...new Set(candidates.map((one) => one.fn.id))];
}

async function open(client: pg.PoolClient, functionId: string, value: string): Promise<Gathering | undefined> {
  const { rows } = await client.query<Gathering>(
    `SELECT id, event_ids FROM embedded_worker.runs
      WHERE function_id = $1 AND gather_key = $2 AND ended_at IS NULL FOR UPDATE`,
    [functionId, value],
  );
  return rows[0];
}

async function debounce(
  context: Context,
  client: pg.PoolClient,
  members: Candidate[],
  value: string,
  now: number,
): Promise<void> {
  const last = members.at(-1);
  if (!last?.fn.debounce) return;
  const { fn, event } = last;
  const { period, timeout = null } = last.fn.debounce;
  const known = await open(client, fn.id, value);
  const id = known?.id ?? (await insert(client, last, [event.id], value, period, now));
  const { rows } = await client.query<{ seconds: number }>(
    `UPDATE embedded_worker.runs SET event_ids = ARRAY[$2], event_name = $3,
        due_at = LEAST(now() + $4::float8 * interval '1 second', queued_at + $5::float8 * interval '1 second')
      WHERE id = $1 RETURNING GREATEST(0, extract(epoch FROM due_at - now()))::float8 AS seconds`,
    [id, event.id, event.body.name, period, timeout],
  );
  await context.queue.put(client, [{ functionId: fn.id, runId: id, stepId: "", after: String(rows[0]?.seconds ?? 0) }]);
}

async function collect(
  context: Context,
  client: pg.PoolClient,
  members: Candidate[],
  value: string | null,
  now: number,
): Promise<void> {
  const batch = members[0]?.fn.batchEvents;
  let known = value === null ? undefined : await open(client, members[0]?.fn.id ?? "", value);
  for (const one of members) {
    if (!batch) return;
    const { fn, event } = one;
    const most = value === null ? 1 : batch.maxSize;
    const ids = [...(known?.event_ids ?? []), event.id];
    const full = ids.length >= most;
    const delay = full ? 0 : batch.timeout;
    const id = known?.id ?? (await insert(client, one, ids, full ? null : value, delay, now));
    if (known) {
      await client.query(
        `UPDATE embedded_worker.runs SET event_ids = $2, gather_key = CASE WHEN $3 THEN NULL ELSE gather_key END,
          due_at = CASE WHEN $3 THEN now() ELSE due_at END WHERE id = $1`,
        [id, ids, full],
      );
    }
    if (!known || full) {
      await context.queue.put(client, [{ functionId: fn.id, runId: id, stepId: "", after: String(delay) }]);
    }
    known = full ? undefined : { id, event_ids: ids };
  }
}

async function insert(
  client: pg.PoolClient,
  { fn, event }: Candidate,
  eventIds: string[],
  gatherKey: string | null,
  delay: number,
  now: number,
): Promise<string> {
  const id = ulid(now);
  await client.query(
    `INSERT INTO embedded_worker.runs (id, function_id, event_ids, event_name, due_at, limit_keys, gather_key)
      VALUES ($1, $2, $3, $4, now() + $5::float8 * interval '1 second', $6, $7)`,
    [id, fn.id, eventIds, event.body.name, delay, limitKeys(fn, event.body), gatherKey],
  );
  return id;
}
