import { expect, it } from "vitest";
import { forgetOldRecords } from "./housekeeping";
import { testGateway } from "./test-gateway";

it("forgets old keys and told events, and keeps payments and what is still to be told", async () => {
  const t = await testGateway();
  try {
    const pool = t.database.pool;
    const { id } = await t.createSession();
    await t.pay(id, { card: "4242424242424242" });
    await t.gateway.deliverPending();
    const other = await t.createSession();
    await t.stripe.checkout.sessions.expire(other.id);
    const context = { pool, publicUrl: t.origin, wait: async () => {}, eventsQueued: () => {} };
    const counts = async () => {
      const found = await pool.query(`SELECT
        (SELECT count(*)::int FROM embedded_gateway.idempotency_keys) AS keys,
        (SELECT count(*)::int FROM embedded_gateway.events) AS events,
        (SELECT count(*)::int FROM embedded_gateway.sessions) AS sessions`);
      return found.rows[0];
    };
    await forgetOldRecords({ ...context, now: () => Date.now() + 23 * 3600_000 });
    expect(await counts()).toEqual({ keys: 3, events: 3, sessions: 2 });
    await forgetOldRecords({ ...context, now: () => Date.now() + 25 * 3600_000 });
    expect(await counts()).toEqual({ keys: 0, events: 3, sessions: 2 });
    await forgetOldRecords({ ...context, now: () => Date.now() + 31 * 24 * 3600_000 });
    expect(await counts()).toEqual({ keys: 0, events: 1, sessions: 2 });
  } finally {
    await t.close();
  }
});
