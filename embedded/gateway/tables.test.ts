import { expect, it } from "vitest";
import { testDatabase } from "@/embedded/testing/database";
import { createTables } from "./tables";

it("makes the tables once, however many processes start at once", async () => {
  const database = await testDatabase();
  try {
    await Promise.all(Array.from({ length: 6 }, () => createTables(database.pool)));
    await createTables(database.pool);
    const tables = await database.pool.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'embedded_gateway' ORDER BY tablename",
    );
    expect(tables.rows.map((row) => row.tablename)).toEqual([
      "events",
      "idempotency_keys",
      "payment_intents",
      "refunds",
      "sessions",
    ]);
  } finally {
    await database.close();
  }
});
