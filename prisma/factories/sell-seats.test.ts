import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { pool, transaction } from "@/lib/platform/db";
import { brokenInvariants } from "./invariants";
import { refundSold } from "./refund-sold";
import { type Sale, sellSeats } from "./sell-seats";
import { insertSmallEvent, type SmallEvent } from "./small-event";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});

afterAll(async () => {
  await pool().end();
  await database.close();
});

const buyer = (scope: string) => ({ scope, userId: null, name: "Ida Lund", email: "ida@evently.test", locale: "de" });

const sale = (scope: string, seatNos: number[], price: number): Sale => ({
  buyer: buyer(scope),
  seatNos,
  tierNos: seatNos.map((seatNo) => (seatNo < 10 ? 0 : 1)),
  prices: seatNos.map(() => price),
  at: new Date("2026-01-02T12:00:00Z"),
});

const smallEvent = () =>
  insertSmallEvent(pool(), {
    tiers: [
      { places: 10, price: 2500 },
      { places: 10, price: 0 },
    ],
  });

const sell = (event: SmallEvent, sales: Sale[]) =>
  transaction((client) => sellSeats(client, { key: event.key, currency: "EUR" }, sales));

async function row(sql: string, value: unknown): Promise<unknown> {
  return (await database.pool.query(sql, [value])).rows[0];
}

it("leaves whole bookings behind, paid and free ones, several of one buyer too", async () => {
  const event = await smallEvent();
  const ids = await sell(event, [sale("a", [1, 2], 2500), sale("b", [12], 0), sale("a", [5], 2500)]);
  expect(ids).toHaveLength(3);
  expect(await brokenInvariants(database.pool)).toEqual([]);
  expect(await row("SELECT status, quantity, total, created_at FROM bookings WHERE id = $1", ids[0])).toEqual({
    status: "confirmed",
    quantity: 2,
    total: 5000,
    created_at: new Date("2026-01-02T12:00:00Z"),
  });
  const changes =
    "SELECT array_agg(change || ' ' || actor ORDER BY id) AS changes FROM booking_history WHERE booking_id = $1";
  expect(await row(changes, ids[0])).toEqual({ changes: ["created buyer", "confirmed system"] });
  expect(await row(changes, ids[1])).toEqual({ changes: ["confirmed buyer"] });
  expect(await row("SELECT tickets FROM buyer_limits WHERE buyer = 'a' AND event_key = $1", event.key)).toEqual({
    tickets: 3,
  });
  expect(await row("SELECT id FROM payments WHERE booking_id = $1", ids[1])).toBeUndefined();
});

it("sells nothing when a seat is taken or of another tier", async () => {
  const event = await smallEvent();
  await sell(event, [sale("a", [1, 2], 2500)]);
  await expect(sell(event, [sale("b", [3], 2500), sale("c", [2], 2500)])).rejects.toThrow();
  await expect(sell(event, [{ ...sale("b", [3], 2500), tierNos: [1] }])).rejects.toThrow("Only 0 of 1 seats");
  expect(await row("SELECT count(*)::int AS sold FROM seats WHERE state = 2 AND event_key = $1", event.key)).toEqual({
    sold: 2,
  });
  expect(await brokenInvariants(database.pool)).toEqual([]);
});

it("gives back a whole booking, once", async () => {
  const event = await smallEvent();
  const [bookingId = ""] = await sell(event, [sale("a", [1, 2], 2500)]);
  await refundSold(bookingId, "a");
  expect(await row("SELECT status FROM bookings WHERE id = $1", bookingId)).toEqual({ status: "refunded" });
  expect(await row("SELECT status, captured, refunded FROM payments WHERE booking_id = $1", bookingId)).toEqual({
    status: "refunded",
    captured: 5000,
    refunded: 5000,
  });
  expect(await brokenInvariants(database.pool)).toEqual([]);
  await expect(refundSold(bookingId, "a")).rejects.toThrow("nothing to give back");
});
