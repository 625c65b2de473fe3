import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useEventApi } from "@/embedded/testing/event-api";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { settleEndedHolds } from "@/lib/bookings/settle-ended-holds";
import { log } from "@/lib/platform/log";
import { announce } from "@/lib/platform/outbox";
import * as mark from "@/lib/work/mark-announced";
import { endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { Relay, startRelay } from "./relay";

const database = useLibDatabase();
const api = useEventApi();

const waiting = async () =>
  (await database.pool.query("SELECT count(*)::int AS n FROM outbox WHERE dispatched_at IS NULL")).rows[0].n;
const ids = async () => (await database.pool.query("SELECT id::int FROM outbox ORDER BY id")).rows.map(({ id }) => id);
const cancelled = (n: number) => announce("event.cancelled", { eventId: `evt_${n}` });
const names = () => api.taken.map(({ data }) => data.eventId);

beforeEach(async () => {
  await database.pool.query("TRUNCATE outbox, work_failures");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("what was announced", () => {
  it("is handed on in the order of ids, once, under an id of its own, as of when it happened", async () => {
    for (let n = 0; n < 3; n++) await cancelled(n);
    await database.pool.query("UPDATE outbox SET created_at = '2030-01-01T00:00:00Z'");
    const relay = new Relay();
    expect(await relay.round()).toBe(false);
    await relay.round();
    expect(api.taken).toEqual(
      (await ids())
        .map((id, n) => ({
          id: `outbox-${id}`,
          name: "event/cancelled",
          data: { eventId: `evt_${n}` },
          ts: Date.parse("2030-01-01T00:00:00Z"),
          meta: expect.anything(),
        }))
        .map(({ meta, ...event }) => expect.objectContaining(event)),
    );
    expect(api.taken).toHaveLength(3);
    expect(await waiting()).toBe(0);
  });

  it("is not skipped when it commits after what was announced later", async () => {
    const slow = await database.pool.connect();
    await slow.query("BEGIN");
    await slow.query(`INSERT INTO outbox (topic, payload) VALUES ('event.cancelled', '{"eventId": "evt_slow"}')`);
    await cancelled(1);
    const relay = new Relay();
    await relay.round();
    expect(names()).toEqual(["evt_1"]);
    await slow.query("COMMIT");
    slow.release();
    await relay.round();
    expect(names()).toEqual(["evt_1", "evt_slow"]);
  });

  it("is sent again under the same id when a crash comes between sending and noting it", async () => {
    await cancelled(1);
    vi.spyOn(mark, "markAnnounced").mockRejectedValueOnce(new Error("killed"));
    await expect(new Relay().round()).rejects.toThrow("killed");
    await new Relay().round();
    expect(api.taken.map(({ id }) => id)).toEqual([`outbox-${await ids()}`, `outbox-${await ids()}`]);
    expect(await waiting()).toBe(0);
  });

  it("waits while nobody takes events; nothing is lost", async () => {
    await cancelled(1);
    api.refuse = () => 503;
    await expect(new Relay().round()).rejects.toThrow();
    expect(await waiting()).toBe(1);
    api.refuse = null;
    await new Relay().round();
    expect(names()).toEqual(["evt_1"]);
  });

  it("and is not understood waits for a newer version, told of once, and keeps no others", async () => {
    const [warn, error] = [vi.spyOn(log, "warn"), vi.spyOn(log, "error")];
    await database.pool.query(
      `INSERT INTO outbox (topic, payload) SELECT 'moon.landed', json_build_object('by', 'eagle ' || n) FROM generate_series(1, 200) AS n`,
    );
    await announce("event.cancelled", { eventId: 5 });
    await cancelled(1);
    const older = new Relay();
    expect(await older.round()).toBe(true);
    expect(await older.round()).toBe(false);
    expect(await older.round()).toBe(false);
    expect(names()).toEqual(["evt_1"]);
    expect(await waiting()).toBe(201);
    expect(warn).toHaveBeenCalledTimes(201);
    expect(error).not.toHaveBeenCalled();
    // stands for the newer version: it understands what the older one left
    await database.pool.query("UPDATE outbox SET topic = 'event.cancelled', payload = '{\"eventId\": \"evt_new\"}'");
    await older.round();
    expect(names()).toEqual(["evt_1"]);
    await new Relay().round();
    await new Relay().round();
    expect(names().filter((name) => name === "evt_new")).toHaveLength(201);
    expect(await waiting()).toBe(0);
  });

  it("and nobody understands for ten minutes is left aside, told of once, and keeps no others", async () => {
    const error = vi.spyOn(log, "error");
    await announce("event.cancelled", { eventId: 5 });
    await announce("moon.landed", { by: "eagle" });
    await cancelled(1);
    const relay = new Relay();
    const roundAfter = async (age: string) => {
      await database.pool.query("UPDATE outbox SET created_at = now() - $1::interval", [age]);
      await relay.round();
      return waiting();
    };
    expect(await roundAfter("0 minutes")).toBe(2);
    expect(await roundAfter("9 minutes")).toBe(2);
    expect(error).not.toHaveBeenCalled();
    expect(await roundAfter("10 minutes")).toBe(0);
    await relay.round();
    expect(names()).toEqual(["evt_1"]);
    expect(error).toHaveBeenCalledTimes(2);
    const { rows } = await database.pool.query("SELECT run_id, function_id, event FROM work_failures ORDER BY run_id");
    const [first, second] = await ids();
    expect(rows).toEqual([
      { run_id: `outbox-${first}`, function_id: "relay", event: { name: "event.cancelled", data: { eventId: 5 } } },
      { run_id: `outbox-${second}`, function_id: "relay", event: { name: "moon.landed", data: { by: "eagle" } } },
    ]);
  });

  it("and is refused as it is keeps no others, wherever it stands among them", async () => {
    for (let n = 0; n < 6; n++) await cancelled(n);
    api.refuse = (events) => (events.some(({ data }) => data.eventId === "evt_2") ? 400 : null);
    await new Relay().round();
    expect(names()).toEqual(["evt_0", "evt_1", "evt_3", "evt_4", "evt_5"]);
    expect(await waiting()).toBe(0);
    const { rows } = await database.pool.query("SELECT event->'data' AS data FROM work_failures");
    expect(rows).toEqual([{ data: { eventId: "evt_2" } }]);
  });

  it("goes in pieces of bearable number and length", async () => {
    await database.pool.query(
      `INSERT INTO outbox (topic, payload) SELECT 'event.cancelled', json_build_object('eventId', 'evt_' || n) FROM generate_series(1, 250) AS n`,
    );
    const relay = new Relay();
    expect(await relay.round()).toBe(true);
    expect(await relay.round()).toBe(false);
    expect(api.requests.map((events) => events.length)).toEqual([200, 50]);
    api.requests.length = 0;
    await database.pool.query(
      `INSERT INTO outbox (topic, payload)
       SELECT 'bookings.confirmed', json_build_object('bookingIds', (SELECT json_agg(repeat('b', 100)) FROM generate_series(1, 1000)))
       FROM generate_series(1, 5)`,
    );
    await relay.round();
    expect(api.requests.map((events) => events.length)).toEqual([2, 2, 1]);
  });

  it("has the database's time, also where this machine's clock is an hour ahead", async () => {
    await cancelled(1);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    await new Relay().round();
    vi.useRealTimers();
    expect(Math.abs((api.taken[0]?.ts ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});

describe("what is due", () => {
  it("is told at once, and again only after a while as long as it stays so", async () => {
    const event = await insertSmallEvent(database.pool);
    const hold = await holdPlaces(newGuest(), event);
    vi.useFakeTimers({ toFake: ["performance"] });
    const relay = new Relay();
    const dueAfter = async (ms: number) => {
      vi.advanceTimersByTime(ms);
      await relay.round();
      return api.taken.splice(0).map(({ name, data }) => [name, data.kind]);
    };
    expect(await dueAfter(2_000)).toEqual([]);
    await endHold(database.pool, hold.id);
    expect(await dueAfter(500)).toEqual([]);
    expect(await dueAfter(2_000)).toEqual([["work/due", "holds"]]);
    expect(await dueAfter(2_000)).toEqual([]);
    expect(await dueAfter(8_000)).toEqual([["work/due", "holds"]]);
    await settleEndedHolds();
    await database.pool.query("DELETE FROM outbox");
    expect(await dueAfter(10_000)).toEqual([]);
  });

  it("is known of each kind", async () => {
    await database.pool.query(
      `INSERT INTO bookings (id, number, event_key, hold_id, buyer, buyer_name, buyer_email, status, quantity, currency, subtotal, total)
       SELECT 'bkg_due' || n, 'EV-' || n, 1, 'hold_due' || n, 'b', 'B', 'b@example.test', 'pending', 1, 'EUR', 100, 100 FROM generate_series(1, 3) AS n`,
    );
    await database.pool.query(
      `INSERT INTO holds (id, event_key, buyer, seat_nos, tier_nos, prices, status, expires_at)
       SELECT 'hold_due' || n, 1, 'b', '{1}', '{0}', '{100}', CASE n WHEN 1 THEN 0 ELSE 1 END, now() - interval '1 hour' FROM generate_series(1, 2) AS n`,
    );
    await database.pool.query(
      `INSERT INTO payments (id, booking_id, session_id, checkout_url, status, amount, currency, updated_at)
       VALUES ('pay_due', 'bkg_due3', 'cs_due', '', 'authorized', 100, 'EUR', now() - interval '1 minute')`,
    );
    await database.pool.query(
      `INSERT INTO refunds (id, payment_id, amount, reason, status, created_at, updated_at)
       VALUES ('ref_due', 'pay_due', 100, 'test', 'pending', now() - interval '1 minute', now())`,
    );
    await new Relay().round();
    expect(api.taken.map(({ data }) => data.kind).toSorted()).toEqual(["captures", "checkouts", "refunds", "stranded"]);
    for (const table of ["refunds", "payments", "bookings"])
      await database.pool.query(`DELETE FROM ${table} WHERE id LIKE '%due%'`);
    await database.pool.query("DELETE FROM holds WHERE id LIKE 'hold_due%'");
  });
});

describe("several instances", () => {
  it("hand everything on once, also when the one whose turn it is ends", async () => {
    const [one, two] = [startRelay(), startRelay()];
    const until = async (n: number) => {
      while (api.taken.length < n || (await waiting()) > 0) await new Promise(setImmediate);
    };
    await cancelled(1);
    await until(1);
    await one.stop();
    await cancelled(2);
    await until(2);
    await two.stop();
    expect(names()).toEqual(["evt_1", "evt_2"]);
  });
});
