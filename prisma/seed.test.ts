import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/embedded/testing/database";
import { checkPassword } from "@/lib/accounts/check-password";
import { listBookings } from "@/lib/bookings/list-bookings";
import { listEvents } from "@/lib/events/list-events";
import { type Principal, stranger } from "@/lib/platform/auth/principal";
import { pool } from "@/lib/platform/db";
import { demoAccounts, demoPassword } from "@/prisma/factories/demo-people";
import { brokenInvariants } from "@/prisma/factories/invariants";
import { seedDemo } from "./seed";

let database: TestDatabase;
const said: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  // what a start that was ended half-way leaves behind
  await database.pool.query(
    `INSERT INTO organizers (id, slug, name) VALUES ('org_left', 'lindenport-stages', 'Left behind');
     INSERT INTO venues (id, organizer_id, slug, name, city, country, time_zone)
     VALUES ('ven_left', 'org_left', 'tidehouse-theatre-lindenport', 'Left behind', 'Lindenport', 'DE', 'Europe/Berlin')`,
  );
  await seedDemo((line) => said.push(line));
});

afterAll(async () => {
  await pool().end();
  await database.close();
});

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(`SELECT count(*) FROM ${sql}`, values);
  return Number(rows[0]?.count);
}

describe("the demo's accounts", () => {
  it.each(Object.values(demoAccounts))("lets $email sign in", async ({ email, role }) => {
    const id = await checkPassword(email, demoPassword);
    expect(id).not.toBeNull();
    expect(await count("users WHERE id = $1 AND role = $2 AND email_verified_at IS NOT NULL", [id, role])).toBe(1);
  });

  it("makes the organizer an owner and the scanner a scanner, and nobody else a member", async () => {
    const { rows } = await database.pool.query(
      `SELECT u.email, m.role, o.name FROM organizer_members m JOIN users u ON u.id = m.user_id
       JOIN organizers o ON o.id = m.organizer_id ORDER BY 1`,
    );
    expect(rows).toEqual([
      { email: "organizer@evently.test", role: "owner", name: "Lindenport Stages" },
      { email: "scanner@evently.test", role: "scanner", name: "Lindenport Stages" },
    ]);
  });

  it("gives the attendee an upcoming, a past and a refunded booking", async () => {
    const { email, name } = demoAccounts.attendee;
    const id = (await checkPassword(email, demoPassword)) ?? "";
    const principal: Principal = { ...stranger, user: { id, email, name, role: "user" } };
    const of = async (status: "upcoming" | "past" | "cancelled") =>
      (await listBookings(principal, { status, limit: 10 })).data;
    const [upcoming, past, cancelled] = [await of("upcoming"), await of("past"), await of("cancelled")];
    expect(upcoming.map((booking) => booking.payment?.status)).toEqual(["captured"]);
    expect(upcoming[0]?.cancellation).not.toBeNull();
    expect(past.map((booking) => booking.status)).toEqual(["confirmed"]);
    expect(cancelled.map((booking) => booking.status)).toEqual(["refunded"]);
    expect(cancelled[0]?.payment?.refunded).toEqual(cancelled[0]?.total);
  });
});

describe("the demo's events", () => {
  it("has fourteen ahead and two behind, none at the same time in one venue", async () => {
    expect(await count("events WHERE starts_at > now() AND status = 'published'")).toBe(14);
    expect(await count("events WHERE ends_at < now() AND status = 'published'")).toBe(2);
    const overlapping = `events a JOIN events b ON a.venue_id = b.venue_id AND a.id < b.id
      AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`;
    expect(await count(overlapping)).toBe(0);
  });

  it("shows every word of availability", async () => {
    const { data } = await listEvents({ limit: 100 });
    const words = new Map<string, string[]>();
    for (const event of data) words.set(event.availability, [...(words.get(event.availability) ?? []), event.title]);
    expect(words.get("sold_out")).toEqual(["Tin Harbour"]);
    expect(words.get("few")).toEqual(["Mirela Quast: Please Hold"]);
    expect(words.get("not_on_sale")).toEqual(["Junia Falk: Paper Crowns"]);
    expect(words.get("available")).toHaveLength(11);
    expect(new Set(data.map((event) => event.category)).size).toBeGreaterThanOrEqual(7);
  });

  it("has seat maps with every seat for sale in a tier", async () => {
    const unmapped = `events e JOIN seat_maps m ON m.id = e.seat_map_id
      WHERE m.seat_count <> (SELECT sum(t.capacity) FROM tiers t WHERE t.event_id = e.id AND t.seated)`;
    expect(await count(unmapped)).toBe(0);
    expect(await count("seat_maps WHERE seat_count BETWEEN 650 AND 750")).toBe(1);
    expect(await count("seat_maps WHERE seat_count BETWEEN 6000 AND 8000")).toBe(2);
  });
});

describe("the demo's sales", () => {
  it("keeps the invariants of the database", async () => {
    expect(await brokenInvariants(database.pool)).toEqual([]);
  });

  it("has as many valid tickets as sold seats, event by event", async () => {
    const { rows } = await database.pool.query<{ sold: number; tickets: number; places: number }>(
      `SELECT (SELECT count(*) FROM seats s WHERE s.event_key = e.key AND s.state = 2)::int AS sold,
         (SELECT count(*) FROM tickets t WHERE t.event_key = e.key AND t.voided_at IS NULL)::int AS tickets,
         (SELECT count(DISTINCT seat_no) FROM tickets t WHERE t.event_key = e.key AND t.voided_at IS NULL)::int AS places
       FROM events e`,
    );
    expect(rows).toHaveLength(16);
    for (const row of rows) expect([row.tickets, row.places]).toEqual([row.sold, row.sold]);
    expect(rows.reduce((sum, row) => sum + row.sold, 0)).toBeGreaterThan(10_000);
  });

  it("has whole bookings: hold, tickets, history and payment say the same", async () => {
    const wrongHold = `bookings b LEFT JOIN holds h ON h.id = b.hold_id
      WHERE h.id IS NULL OR h.status <> 2 OR h.event_key <> b.event_key OR h.buyer <> b.buyer
      OR cardinality(h.seat_nos) <> b.quantity
      OR (SELECT sum(p) FROM unnest(h.prices) AS p) <> b.subtotal`;
    expect(await count(wrongHold)).toBe(0);
    const wrongTickets = `bookings b JOIN holds h ON h.id = b.hold_id
      CROSS JOIN LATERAL (
        SELECT array_agg(t.seat_no ORDER BY t.id) AS seats, array_agg(t.tier_no::int ORDER BY t.id) AS tiers,
          array_agg(t.price ORDER BY t.id) AS prices FROM tickets t WHERE t.booking_id = b.id) AS t
      WHERE (h.seat_nos, h.tier_nos, h.prices) IS DISTINCT FROM (t.seats, t.tiers, t.prices)`;
    expect(await count(wrongTickets)).toBe(0);
    const wrongTier = `tickets t JOIN seats s ON s.event_key = t.event_key AND s.seat_no = t.seat_no WHERE s.tier_no <> t.tier_no`;
    expect(await count(wrongTier)).toBe(0);
    const wrongPayment = `bookings b LEFT JOIN payments p ON p.booking_id = b.id
      WHERE b.status = 'confirmed' AND b.total > 0
      AND (p.status, p.amount, p.captured, p.refunded, p.currency) IS DISTINCT FROM ('captured', b.total, b.total, 0, b.currency)`;
    expect(await count(wrongPayment)).toBe(0);
    expect(await count("payments p JOIN bookings b ON b.id = p.booking_id WHERE b.total = 0")).toBe(0);
    const noHistory = `bookings b WHERE NOT EXISTS (
      SELECT 1 FROM booking_history h WHERE h.booking_id = b.id AND h.change = 'confirmed')`;
    expect(await count(noHistory)).toBe(0);
  });

  it("leaves no seat held, and nothing waiting to be announced but the refund", async () => {
    expect(await count("seats WHERE hold_id IS NOT NULL")).toBe(0);
    const { rows } = await database.pool.query("SELECT topic FROM outbox ORDER BY id");
    expect(rows.map((row) => row.topic)).toEqual(["booking.cancelled", "booking.refunded"]);
  });

  it("keeps to limits and to the time between announcement and start", async () => {
    const beyondLimit = `buyer_limits l JOIN events e ON e.key = l.event_key WHERE l.tickets > e.max_per_buyer`;
    expect(await count(beyondLimit)).toBe(0);
    const outOfTime = `bookings b JOIN events e ON e.key = b.event_key
      WHERE b.created_at < e.published_at OR b.confirmed_at > least(now(), e.starts_at) OR b.confirmed_at < b.created_at`;
    expect(await count(outOfTime)).toBe(0);
    const { rows } = await database.pool.query("SELECT id FROM bookings ORDER BY created_at, id");
    const inOrder = rows.map((row) => row.id.slice(0, 14));
    expect(inOrder).toEqual([...inOrder].sort());
  });
});

it("leaves a database with users as it is", async () => {
  const before = await count("bookings");
  said.length = 0;
  await seedDemo((line) => said.push(line));
  expect(said).toEqual(["The database has users already; nothing was changed."]);
  expect([await count("users"), await count("events"), await count("bookings")]).toEqual([4, 16, before]);
});
