import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { pool, transaction } from "@/lib/platform/db";
import { brokenInvariants } from "./invariants";
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

const ended = { at: new Date("2026-01-05T09:00:00Z"), actor: "buyer", reason: "cancelled_by_buyer" } as const;

it("sells seats again that were given back or not paid for, and keeps the whole story", async () => {
  const event = await smallEvent();
  const ids = await sell(event, [
    { ...sale("a", [1, 2], 2500), ending: { kind: "cancelled", back: 4500, ...ended } },
    { ...sale("b", [1, 2], 2500), ending: { kind: "expired" } },
    { ...sale("d", [3], 2500), ending: { kind: "cancelled", back: 2500, ...ended } },
    { ...sale("e", [12], 0), ending: { kind: "cancelled", back: 0, ...ended } },
    sale("c", [1, 2], 2500),
  ]);
  expect(await brokenInvariants(database.pool)).toEqual([]);
  const { rows } = await database.pool.query(
    `SELECT b.status, p.status AS payment, p.captured, p.refunded, (b.cancelled_at IS NOT NULL) AS cancelled,
       (SELECT count(*)::int FROM tickets t WHERE t.booking_id = b.id) AS tickets,
       (SELECT count(*)::int FROM tickets t WHERE t.booking_id = b.id AND t.voided_at IS NULL) AS valid,
       (SELECT sum(r.amount)::int FROM refunds r WHERE r.payment_id = p.id) AS back,
       (SELECT array_agg(h.change ORDER BY h.id) FROM booking_history h WHERE h.booking_id = b.id) AS changes
     FROM bookings b LEFT JOIN payments p ON p.booking_id = b.id WHERE b.id = ANY($1) ORDER BY array_position($1, b.id)`,
    [ids],
  );
  expect(rows).toEqual([
    {
      ...{ status: "partly_refunded", payment: "partly_refunded", captured: 5000, refunded: 4500, cancelled: true },
      ...{ tickets: 2, valid: 0, back: 4500, changes: ["created", "confirmed", "cancelled", "refunded"] },
    },
    {
      ...{ status: "expired", payment: "expired", captured: 0, refunded: 0, cancelled: false },
      ...{ tickets: 0, valid: 0, back: null, changes: ["created", "expired"] },
    },
    {
      ...{ status: "refunded", payment: "refunded", captured: 2500, refunded: 2500, cancelled: true },
      ...{ tickets: 1, valid: 0, back: 2500, changes: ["created", "confirmed", "cancelled", "refunded"] },
    },
    {
      ...{ status: "cancelled", payment: null, captured: null, refunded: null, cancelled: true },
      ...{ tickets: 1, valid: 0, back: null, changes: ["confirmed", "cancelled"] },
    },
    {
      ...{ status: "confirmed", payment: "captured", captured: 5000, refunded: 0, cancelled: false },
      ...{ tickets: 2, valid: 2, back: null, changes: ["created", "confirmed"] },
    },
  ]);
});

it("takes fees, tax, a discount and the names on the tickets", async () => {
  const event = await smallEvent();
  const price = { subtotal: 5000, discount: 500, fees: 412, tax: 321, total: 4912 };
  const [id] = await sell(event, [
    {
      ...sale("a", [1, 2], 2500),
      price,
      discount: { codeId: null, name: "GROUP" },
      attendees: ["Ida Lund", "Ole Lund"],
    },
  ]);
  const money = "SELECT subtotal, discount, discount_name, fees, tax, total FROM bookings WHERE id = $1";
  const { subtotal, discount, fees, tax, total } = price;
  expect(await row(money, id)).toEqual({ subtotal, discount, discount_name: "GROUP", fees, tax, total });
  expect(await row("SELECT amount, captured FROM payments WHERE booking_id = $1", id)).toEqual({
    amount: 4912,
    captured: 4912,
  });
  expect(
    await row("SELECT array_agg(attendee_name ORDER BY id) AS names FROM tickets WHERE booking_id = $1", id),
  ).toEqual({ names: ["Ida Lund", "Ole Lund"] });
  expect(await brokenInvariants(database.pool)).toEqual([]);
});
