import { expect, it } from "vitest";
import { testDatabase } from "./database";

it("gives each test a migrated database of its own", async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  try {
    await one.pool.query("INSERT INTO outbox (topic, payload) VALUES ('x', '{}')");
    const seen = await two.pool.query("SELECT count(*)::int AS n FROM outbox");
    expect(seen.rows[0].n).toBe(0);
  } finally {
    await one.close();
    await two.close();
  }
});
