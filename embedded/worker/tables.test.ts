import { expect, it } from "vitest";
import { testDatabase } from "@/embedded/testing/database";
import { createTables } from "./tables";

it("makes the tables once, however many processes start at once", async () => {
  const database = await testDatabase();
  try {
    await Promise.all(Array.from({ length: 6 }, () => createTables(database.pool)));
    await createTables(database.pool);
    const tables = await database.pool.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'embedded_worker' ORDER BY tablename",
    );
    expect(tables.rows.map((row) => row.tablename)).toEqual([
      "calls",
      "events",
      "functions",
      "paces",
      "parked",
      "runs",
      "schedules",
      "steps",
      "waits",
    ]);
  } finally {
    await database.close();
  }
});
