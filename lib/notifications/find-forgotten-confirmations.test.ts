import { expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { forgottenStatement } from "./find-forgotten-confirmations";

const database = useLibDatabase();

it("reads no table through, however much was announced, booked and mailed", async () => {
  const { key } = await insertSmallEvent(database.pool);
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO bookings (id, number, event_key, hold_id, buyer, buyer_name, buyer_email, status, quantity, currency,
         subtotal, total, confirmed_at)
       SELECT 'bkg_net' || n, 'EV-' || n, $1::int, 'hold_net' || n, 'b' || n, 'B', 'b@example.test', 'confirmed', 1, 'EUR',
         100, 100, now() - n * interval '10 minutes' FROM generate_series(1, 20000) AS n`,
      [key],
    );
    await client.query(
      `INSERT INTO mails (id, template, dedupe_key, to_email, locale)
       SELECT 'mail_net' || n, 'confirmation', 'confirmation:bkg_net' || n, 'b@example.test', 'en' FROM generate_series(1, 20000) AS n`,
    );
    await client.query(
      `INSERT INTO outbox (topic, payload, dispatched_at)
       SELECT 'bookings.confirmed', json_build_object('bookingIds', json_build_array('bkg_net' || n)), now() - n * interval '10 minutes'
       FROM generate_series(1, 20000) AS n`,
    );
    await client.query("ANALYZE outbox, bookings, mails");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${forgottenStatement}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("outbox_dispatched");
    expect(plan).not.toMatch(/Seq Scan on (outbox|bookings|mails)/);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
