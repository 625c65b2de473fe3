import { expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { pulseStatement } from "./take-pulse";

const database = useLibDatabase();

it("reads no table through, however many bookings wait for their payment after however many sales", async () => {
  const { key } = await insertSmallEvent(database.pool);
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, status, expires_at)
       SELECT 'hold_pulse' || n, $1::int, 'b' || n, '{1}', '{0}', '{100}', CASE WHEN n > 50000 THEN 0 ELSE 2 END,
         now() + interval '1 minute' FROM generate_series(1, 52000) AS n`,
      [key],
    );
    await client.query(
      `INSERT INTO bookings (id, number, event_key, hold_id, buyer, buyer_name, buyer_email, status, quantity, currency,
         subtotal, total, confirmed_at)
       SELECT 'bkg_pulse' || n, 'EV-' || n, $1::int, 'hold_pulse' || n, 'b' || n, 'B', 'b@example.test',
         CASE WHEN n > 50000 THEN 'pending' ELSE 'confirmed' END, 1, 'EUR', 100, 100, CASE WHEN n > 50000 THEN NULL ELSE now() END
       FROM generate_series(1, 52000) AS n`,
      [key],
    );
    await client.query("ANALYZE holds, bookings");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN (GENERIC_PLAN) ${pulseStatement}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("bookings_pending");
    expect(plan).not.toMatch(/Seq Scan on (holds|bookings)/);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
