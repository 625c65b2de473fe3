import "server-only";
import type pg from "pg";

/**
 * Makes the seats of a new event inside the caller's transaction. `runs` cover the seat numbers
 * from 0 on without overlap; numbers that no run covers are never for sale.
 */
export async function createSeats(
  client: pg.PoolClient,
  eventKey: number,
  runs: { tierNo: number; from: number; to: number }[],
): Promise<void> {
  await client.query(
    `INSERT INTO seats (event_key, seat_no, tier_no)
     SELECT $1, n, r.tier FROM json_to_recordset($2::json) AS r(tier int, "from" int, "to" int)
     CROSS JOIN LATERAL generate_series(r."from", r."to") AS n ORDER BY n`,
    [eventKey, JSON.stringify(runs.map((run) => ({ tier: run.tierNo, from: run.from, to: run.to })))],
  );
}
