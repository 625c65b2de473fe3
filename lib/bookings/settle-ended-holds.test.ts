import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { getHoldOrThrow } from "./get-hold-or-throw";
import { settleEndedHolds } from "./settle-ended-holds";

const database = useLibDatabase();
const pool = () => database.pool;
const paidEvent = () => insertSmallEvent(pool(), { tiers: [{ places: 2, price: 1250 }] });
const nothing = { settled: 0, more: false };

describe("ended holds", () => {
  it("are settled, their seats free for good and told of", async () => {
    const event = await paidEvent();
    const guest = newGuest();
    const hold = await holdPlaces(guest, event);
    await endHold(pool(), hold.id);
    expect(await settleEndedHolds()).toEqual({ settled: 1, more: false });
    expect((await getHoldOrThrow(guest, hold.id)).status).toBe("expired");
    const { rows } = await pool().query(
      "SELECT count(*)::int AS n FROM seats WHERE event_key = $1 AND hold_id IS NOT NULL",
      [event.key],
    );
    expect(rows[0].n).toBe(0);
    const news = await pool().query(
      "SELECT payload FROM outbox WHERE topic = 'holds.expired' ORDER BY id DESC LIMIT 1",
    );
    expect(news.rows[0].payload).toEqual({ holdIds: [hold.id], bookingIds: [] });
    expect(await settleEndedHolds()).toEqual(nothing);
  });

  it("wait a moment for a payment that is on its way", async () => {
    const hold = await holdPlaces(newGuest(), await paidEvent());
    await endHold(pool(), hold.id, 4);
    expect(await settleEndedHolds()).toEqual(nothing);
    await endHold(pool(), hold.id, 6);
    expect(await settleEndedHolds()).toEqual({ settled: 1, more: false });
  });

  it("that others took over already leave those their seats", async () => {
    const event = await paidEvent();
    const first = await holdPlaces(newGuest(), event);
    await endHold(pool(), first.id);
    const guest = newGuest();
    const second = await holdPlaces(guest, event);
    await settleEndedHolds();
    expect((await getHoldOrThrow(guest, second.id)).status).toBe("active");
    const { rows } = await pool().query("SELECT DISTINCT hold_id FROM seats WHERE event_key = $1", [event.key]);
    expect(rows).toEqual([{ hold_id: second.id }]);
  });

  it("that are still running stay", async () => {
    const guest = newGuest();
    const hold = await holdPlaces(guest, await paidEvent());
    expect(await settleEndedHolds()).toEqual(nothing);
    expect((await getHoldOrThrow(guest, hold.id)).status).toBe("active");
  });

  it("are settled all when many end at once, each announced once, also by two who do it at the same time", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 1200, price: 1250 }] });
    await pool().query(
      `WITH ended AS (
         INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, expires_at)
         SELECT 'hold_many' || n, $1, 'buyer' || n, ARRAY[n], ARRAY[0], ARRAY[1250], now() - interval '1 minute'
         FROM generate_series(0, 1199) AS n RETURNING id, seat_nos, expires_at
       )
       UPDATE seats s SET hold_id = e.id, held_until = e.expires_at FROM ended e
       WHERE s.event_key = $1 AND s.seat_no = e.seat_nos[1]`,
      [event.key],
    );
    const since = (await pool().query("SELECT coalesce(max(id), 0) AS id FROM outbox")).rows[0].id;
    await Promise.all([settleEndedHolds(), settleEndedHolds()]);
    const { rows } = await pool().query(
      `SELECT (SELECT count(*)::int FROM holds WHERE event_key = $1 AND status = 3) AS settled,
         (SELECT count(*)::int FROM seats WHERE event_key = $1 AND hold_id IS NOT NULL) AS held,
         (SELECT count(*)::int FROM outbox, json_array_elements_text((payload->'holdIds')::json) WHERE id > $2) AS told`,
      [event.key, since],
    );
    expect(rows).toEqual([{ settled: 1200, held: 0, told: 1200 }]);
  });
});
