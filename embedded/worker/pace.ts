import type pg from "pg";
import { type Candidate, key } from "./start-runs";

/**
 * rateLimit and throttle, by the generic cell rate algorithm: each key has a moment up to which its share is used up,
 * and each start moves it on by a share. rateLimit drops what does not fit, throttle lets it wait.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export async function paceStarts(
  client: pg.PoolClient,
  candidates: Candidate[],
): Promise<(Candidate & { delay: number })[]> {
  const limited = candidates.filter((one) => paceOf(one));
  const used = limited.length > 0 ? await usedUp(client, limited) : new Map<string, number>();
  const passed: (Candidate & { delay: number })[] = [];
  for (const candidate of candidates) {
    const pace = paceOf(candidate);
    if (!pace) {
      passed.push({ ...candidate, delay: 0 });
      continue;
    }
    const name = nameOf(candidate);
    const reached = Math.max(used.get(name) ?? 0, 0);
    const delay = Math.max(0, reached - pace.ahead);
    if (delay > 1e-6 && pace.kind === "rateLimit") continue;
    used.set(name, reached + pace.share);
    passed.push({ ...candidate, delay });
  }
  if (limited.length > 0) await keep(client, limited, used);
  return passed;
}

/** Seconds: what one start uses up, and how far ahead of now may be used up without a wait. */
function paceOf({ fn, parent }: Candidate) {
  if (fn.rateLimit && !parent) {
    const share = fn.rateLimit.period / fn.rateLimit.limit;
    return { kind: "rateLimit", share, ahead: fn.rateLimit.period - share, key: fn.rateLimit.key };
  }
  if (!fn.throttle) return null;
  const share = fn.throttle.period / fn.throttle.limit;
  return { kind: "throttle", share, ahead: share * ((fn.throttle.burst ?? 1) - 1), key: fn.throttle.key };
}

const nameOf = (one: Candidate) => JSON.stringify([one.fn.id, paceOf(one)?.kind, key(paceOf(one)?.key, one)]);

async function usedUp(client: pg.PoolClient, limited: Candidate[]): Promise<Map<string, number>> {
  const functions = [...new Set(limited.map((one) => one.fn.id))].sort();
  for (const id of functions)
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('pace ' || $1, 0))", [id]);
  const { rows } = await client.query<{ name: string[]; seconds: number }>(
    `SELECT json_build_array(function_id, kind, key) AS name,
        extract(epoch FROM reached_at - now())::float8 AS seconds
      FROM embedded_worker.paces WHERE function_id = ANY ($1) AND reached_at > now()`,
    [functions],
  );
  return new Map(rows.map((row) => [JSON.stringify(row.name), row.seconds]));
}

async function keep(client: pg.PoolClient, limited: Candidate[], used: Map<string, number>): Promise<void> {
  const rows = [...new Set(limited.map(nameOf))].flatMap((name) => {
    const [functionId, kind, value] = JSON.parse(name) as string[];
    const seconds = used.get(name);
    return seconds === undefined ? [] : [{ function_id: functionId, kind, key: value, seconds }];
  });
  await client.query(
    `INSERT INTO embedded_worker.paces (function_id, kind, key, reached_at)
      SELECT function_id, kind, key, now() + seconds * interval '1 second'
        FROM json_to_recordset($1::json) AS p(function_id text, kind text, key text, seconds double precision)
      ON CONFLICT (function_id, kind, key) DO UPDATE SET reached_at = excluded.reached_at`,
    [JSON.stringify(rows)],
  );
}
