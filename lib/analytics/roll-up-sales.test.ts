import { beforeEach, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { firstIdAt } from "@/lib/platform/ids";
import { insertSmallEvent, type SmallEvent } from "@/prisma/factories/small-event";
import { findDaysToRollUp } from "./find-days-to-roll-up";
import { rollUpSales } from "./roll-up-sales";

const database = useLibDatabase();
const pool = () => database.pool;
let n = 0;

interface Sold {
  confirmedAt: string | null;
  quantity?: number;
  total?: number;
  status?: string;
  cancelledAt?: string;
  /** Sent, and when; failed ones have no time. */
  refunds?: { amount: number; at?: string; status?: string }[];
  /** Written by who cancelled it. */
  history?: Record<string, unknown>;
}

/** A booking as it lies in the tables; the roll-up knows nothing of tickets and seats. */
async function sell(event: SmallEvent, sold: Sold): Promise<void> {
  const id = `bkg_sold${n++}`;
  const { confirmedAt, quantity = 1, total = 1000, status = "cancelled", cancelledAt = null } = sold;
  await pool().query(
    `INSERT INTO bookings (id, number, event_key, hold_id, buyer, buyer_name, buyer_email, status, quantity, currency, subtotal, total, confirmed_at, cancelled_at)
     VALUES ($1, $1, $2, $1, $1, 'B', 'b@example.test', $3, $4, 'EUR', $5, $5, $6, $7)`,
    [id, event.key, status, quantity, total, confirmedAt, cancelledAt],
  );
  if (total === 0) return;
  await pool().query(
    `INSERT INTO payments (id, booking_id, session_id, checkout_url, status, amount, captured, currency, updated_at)
     VALUES ($1, $1, $1, '', 'captured', $2, $2, 'EUR', now())`,
    [id, total],
  );
  for (const [i, { amount, at, status: state = "succeeded" }] of (sold.refunds ?? []).entries()) {
    await pool().query(
      `INSERT INTO refunds (id, payment_id, amount, reason, status, created_at, updated_at)
       VALUES ($1, $2, $3, 'test', $4, coalesce($5, now()), coalesce($5, now()))`,
      [`${firstIdAt("refund", at ? Date.parse(at) : Date.now())}${n}x${i}`, id, amount, state, at ?? null],
    );
  }
  if (sold.history) {
    await pool().query(
      "INSERT INTO booking_history (booking_id, actor, change, data) VALUES ($1, 'system', 'cancelled', $2)",
      [id, sold.history],
    );
  }
}

const rows = async (event: SmallEvent) =>
  (
    await pool().query(
      "SELECT day::text, bookings, tickets, revenue::int, refunded::int, cancelled FROM sales_days WHERE event_key = $1 ORDER BY day",
      [event.key],
    )
  ).rows;
const zone = (event: SmallEvent, name: string) =>
  pool().query("UPDATE events SET time_zone = $2 WHERE id = $1", [event.id, name]);

beforeEach(async () => {
  await pool().query("DELETE FROM refunds");
  await pool().query("DELETE FROM payments");
  await pool().query("TRUNCATE bookings, booking_history, sales_days CASCADE");
});

describe("sales by day", () => {
  it("are what was confirmed, cancelled and given back on each, as counted by hand", async () => {
    const [one, other] = [await insertSmallEvent(pool()), await insertSmallEvent(pool())];
    await sell(one, { confirmedAt: "2026-03-01T10:00:00Z", quantity: 2, total: 2500 });
    await sell(one, {
      confirmedAt: "2026-03-01T11:00:00Z",
      quantity: 3,
      total: 4000,
      cancelledAt: "2026-03-02T11:00:00Z",
      refunds: [{ amount: 1500, at: "2026-03-03T08:00:00Z" }],
    });
    await sell(one, { confirmedAt: "2026-03-02T11:00:00Z", total: 0 });
    await sell(other, { confirmedAt: "2026-03-01T10:00:00Z", total: 700 });
    // never confirmed, never had: neither sale nor cancellation, and its money was never ours
    await sell(one, {
      confirmedAt: null,
      cancelledAt: "2026-03-01T10:00:00Z",
      refunds: [{ amount: 999, at: "2026-03-01T10:00:00Z" }],
    });
    // not sent
    await sell(one, {
      confirmedAt: "2026-03-04T10:00:00Z",
      total: 100,
      refunds: [
        { amount: 5, at: "2026-03-04T10:00:00Z", status: "pending" },
        { amount: 5, at: "2026-03-04T10:00:00Z", status: "failed" },
      ],
    });
    await rollUpSales("2026-03-01", "2026-03-31");
    expect(await rows(one)).toEqual([
      { day: "2026-03-01", bookings: 2, tickets: 5, revenue: 6500, refunded: 0, cancelled: 0 },
      { day: "2026-03-02", bookings: 1, tickets: 1, revenue: 0, refunded: 0, cancelled: 1 },
      { day: "2026-03-03", bookings: 0, tickets: 0, revenue: 0, refunded: 1500, cancelled: 0 },
      { day: "2026-03-04", bookings: 1, tickets: 1, revenue: 100, refunded: 0, cancelled: 0 },
    ]);
    expect(await rows(other)).toEqual([
      { day: "2026-03-01", bookings: 1, tickets: 1, revenue: 700, refunded: 0, cancelled: 0 },
    ]);
  });

  it("begin at midnight where the event is, also where clocks change", async () => {
    const east = await insertSmallEvent(pool());
    await zone(east, "Pacific/Kiritimati");
    const west = await insertSmallEvent(pool());
    await zone(west, "Pacific/Pago_Pago");
    const berlin = await insertSmallEvent(pool());
    for (const event of [east, west]) await sell(event, { confirmedAt: "2026-03-01T10:30:00Z" });
    // clocks go forward on the 29th: the day has 23 hours
    for (const at of ["2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"]) {
      await sell(berlin, { confirmedAt: at });
    }
    await rollUpSales("2026-02-28", "2026-03-31");
    expect((await rows(east)).map(({ day }) => day)).toEqual(["2026-03-02"]);
    expect((await rows(west)).map(({ day }) => day)).toEqual(["2026-02-28"]);
    expect((await rows(berlin)).map(({ day, bookings }) => [day, bookings])).toEqual([
      ["2026-03-28", 1],
      ["2026-03-29", 2],
      ["2026-03-30", 1],
    ]);
  });

  it("are the same when counted again, and follow what came late; days outside are not touched", async () => {
    const event = await insertSmallEvent(pool());
    await sell(event, { confirmedAt: "2026-03-01T10:00:00Z" });
    await sell(event, { confirmedAt: "2026-03-02T10:00:00Z" });
    expect(await rollUpSales("2026-03-01", "2026-03-01")).toBe(1);
    expect(await rollUpSales("2026-03-01", "2026-03-01")).toBe(0);
    expect((await rows(event)).map(({ day }) => day)).toEqual(["2026-03-01"]);
    await sell(event, { confirmedAt: "2026-03-01T12:00:00Z", total: 50 });
    await Promise.all([rollUpSales("2026-03-01", "2026-03-02"), rollUpSales("2026-03-01", "2026-03-02")]);
    expect((await rows(event)).map(({ revenue }) => revenue)).toEqual([1050, 1000]);
  });

  it("count a refund that was made at the provider, without what was sent from here", async () => {
    const event = await insertSmallEvent(pool());
    const at = "2026-03-02T10:00:00Z";
    const history = { reason: "refunded_at_provider", refund: 1000 };
    await sell(event, { confirmedAt: "2026-03-01T10:00:00Z", cancelledAt: at, history });
    await sell(event, {
      confirmedAt: "2026-03-01T10:00:00Z",
      cancelledAt: at,
      history,
      refunds: [{ amount: 400, at: "2026-03-01T15:00:00Z" }],
    });
    await rollUpSales("2026-03-01", "2026-03-02");
    expect((await rows(event)).map(({ refunded }) => refunded)).toEqual([400, 1600]);
  });
});

describe("what is to be counted", () => {
  const today = async (offset = 0) =>
    (await pool().query("SELECT ((now() + interval '14 hours')::date + $1::int)::text AS day", [offset])).rows[0].day;

  it("is nothing before the first sale, everything the first time, then the last days", async () => {
    expect(await findDaysToRollUp()).toEqual([]);
    const event = await insertSmallEvent(pool());
    await sell(event, { confirmedAt: new Date(Date.now() - 70 * 86_400_000).toISOString() });
    const spans = await findDaysToRollUp();
    expect(spans).toHaveLength(3);
    expect(spans.at(-1)?.[1]).toBe(await today());
    for (const [from, to] of spans) await rollUpSales(from, to);
    expect(await rows(event)).toHaveLength(1);
    await sell(event, { confirmedAt: new Date().toISOString() });
    await rollUpSales(await today(-2), await today());
    expect(await findDaysToRollUp()).toEqual([[await today(-3), await today()]]);
  });

  it("is all since the newest day where the work was away for long", async () => {
    const event = await insertSmallEvent(pool());
    await pool().query("INSERT INTO sales_days VALUES ($1, $2, 1, 1, 1, 0, 0)", [event.key, await today(-20)]);
    expect(await findDaysToRollUp()).toEqual([[await today(-20), await today()]]);
  });
});
