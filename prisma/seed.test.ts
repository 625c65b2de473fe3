import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payDemoBookings } from "@/embedded/demo-payments";
import { createGateway } from "@/embedded/gateway/gateway";
import { createTables } from "@/embedded/gateway/tables";
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
  await createTables(database.pool);
  // a start that fails half-way leaves nothing behind that would be in the way of the next
  await database.pool.query(
    "INSERT INTO organizers (id, slug, name) VALUES ('org_left', 'speicherkai-concerts', 'Left')",
  );
  await expect(seedDemo()).rejects.toThrow();
  expect(await count("users")).toBe(0);
  await database.pool.query("DELETE FROM organizers");
  await seedDemo((line) => said.push(line));
  await payDemoBookings(database.pool, "http://localhost:3000");
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
    const id = await checkPassword(email, demoPassword, { address: "192.0.2.1" });
    expect(id).not.toBeNull();
    expect(await count("users WHERE id = $1 AND role = $2 AND email_verified_at IS NOT NULL", [id, role])).toBe(1);
  });

  it("makes the organizer an owner and the scanner a scanner; owners of the others cannot sign in", async () => {
    const { rows } = await database.pool.query(
      `SELECT u.email, m.role, o.name FROM organizer_members m JOIN users u ON u.id = m.user_id
       JOIN organizers o ON o.id = m.organizer_id ORDER BY 1`,
    );
    expect(rows).toEqual([
      { email: "bela.tornquist@neunauge.evently.test", role: "owner", name: "Neunauge" },
      { email: "organizer@evently.test", role: "owner", name: "Lindenport Stages" },
      { email: "scanner@evently.test", role: "scanner", name: "Lindenport Stages" },
      { email: "yuki.terfloth@speicherkai.evently.test", role: "owner", name: "Speicherkai Concerts" },
    ]);
    expect(await count("users WHERE password_hash IS NULL")).toBe(2);
    expect(await count("organizers WHERE address = '' OR tax_id IS NULL OR description = ''")).toBe(0);
  });

  it("gives the attendee two bookings ahead, one behind, one refunded and one that ran out", async () => {
    const { email, name } = demoAccounts.attendee;
    const id = (await checkPassword(email, demoPassword, { address: "192.0.2.1" })) ?? "";
    const principal: Principal = { ...stranger, user: { id, email, name, role: "user" } };
    const of = async (status: "upcoming" | "past" | "cancelled" | "expired") =>
      (await listBookings(principal, { status, limit: 10 })).data;
    const [upcoming, past] = [await of("upcoming"), await of("past")];
    const [cancelled, expired] = [await of("cancelled"), await of("expired")];
    expect(upcoming.map((booking) => booking.payment?.status)).toEqual(["captured", "captured"]);
    expect(upcoming.every((booking) => booking.cancellation !== null)).toBe(true);
    const four = upcoming.find((booking) => booking.quantity === 4);
    expect(new Set(four?.items.map((item) => item.attendee)).size).toBe(4);
    expect(past.map((booking) => booking.status)).toEqual(["confirmed"]);
    expect(cancelled.map((booking) => booking.status)).toEqual(["refunded"]);
    expect(cancelled[0]?.payment?.refunded).toEqual(cancelled[0]?.total);
    expect(expired.map((booking) => [booking.status, booking.payment?.status])).toEqual([["expired", "expired"]]);
  });
});

describe("the demo's events", () => {
  it("has a season ahead and one behind, none at the same time in one venue", async () => {
    expect(await count("events WHERE starts_at > now() AND status = 'published'")).toBe(38);
    expect(await count("events WHERE ends_at < now() AND status = 'published'")).toBe(10);
    expect(await count("events WHERE starts_at > now() AND status = 'postponed'")).toBe(1);
    expect(await count("events WHERE cancelled_at < now() AND status = 'cancelled'")).toBe(1);
    expect(await count("venues WHERE city = 'Lindenport'")).toBe(6);
    expect(await count("(SELECT DISTINCT city FROM venues) AS city")).toBe(3);
    const overlapping = `events a JOIN events b ON a.venue_id = b.venue_id AND a.id < b.id
      AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`;
    expect(await count(overlapping)).toBe(0);
  });

  it("shows every word of availability", async () => {
    const { data } = await listEvents({ limit: 100 });
    const words = new Map<string, string[]>();
    for (const event of data) words.set(event.availability, [...(words.get(event.availability) ?? []), event.title]);
    expect(words.get("sold_out")?.toSorted()).toEqual(["Die Hafenrunde", "Tin Harbour"]);
    expect(words.get("few")).toHaveLength(4);
    expect(words.get("few")).toContain("Mirela Quast: Please Hold");
    expect(words.get("not_on_sale")?.toSorted()).toEqual([
      "Adele Vossberg at Ninety",
      "Glashafen",
      "Junia Falk: Paper Crowns",
    ]);
    expect(words.get("available")?.length).toBeGreaterThan(25);
    expect(new Set(data.map((event) => event.category)).size).toBe(8);
  });

  it("has descriptions of two to four paragraphs, and tags that others share", async () => {
    expect(
      await count("events WHERE array_length(string_to_array(description, E'\\n\\n'), 1) NOT BETWEEN 2 AND 4"),
    ).toBe(0);
    const alone = `events e WHERE NOT EXISTS (
      SELECT 1 FROM events o WHERE o.id <> e.id AND (o.tags && e.tags OR o.artists && e.artists))`;
    expect(await count(alone)).toBe(0);
  });

  it("has seat maps with every seat for sale in a tier", async () => {
    const unmapped = `events e JOIN seat_maps m ON m.id = e.seat_map_id
      WHERE m.seat_count <> (SELECT sum(t.capacity) FROM tiers t WHERE t.event_id = e.id AND t.seated)`;
    expect(await count(unmapped)).toBe(0);
    expect(await count("seat_maps")).toBe(7);
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
    expect(rows).toHaveLength(50);
    for (const row of rows) expect([row.tickets, row.places]).toEqual([row.sold, row.sold]);
    expect(rows.reduce((sum, row) => sum + row.sold, 0)).toBeGreaterThan(10_000);
  });

  it("has whole bookings: hold, tickets, history and payment say the same", async () => {
    const wrongHold = `bookings b LEFT JOIN holds h ON h.id = b.hold_id
      WHERE h.id IS NULL OR h.status <> CASE WHEN b.status = 'expired' THEN 3 ELSE 2 END OR h.event_key <> b.event_key OR h.buyer <> b.buyer
      OR cardinality(h.seat_nos) <> b.quantity
      OR (SELECT sum(p) FROM unnest(h.prices) AS p) <> b.subtotal`;
    expect(await count(wrongHold)).toBe(0);
    const wrongTickets = `bookings b JOIN holds h ON h.id = b.hold_id
      CROSS JOIN LATERAL (
        SELECT array_agg(t.seat_no ORDER BY t.id) AS seats, array_agg(t.tier_no::int ORDER BY t.id) AS tiers,
          array_agg(t.price ORDER BY t.id) AS prices FROM tickets t WHERE t.booking_id = b.id) AS t
      WHERE b.status <> 'expired' AND (h.seat_nos, h.tier_nos, h.prices) IS DISTINCT FROM (t.seats, t.tiers, t.prices)`;
    expect(await count(wrongTickets)).toBe(0);
    const wrongTier = `tickets t JOIN seats s ON s.event_key = t.event_key AND s.seat_no = t.seat_no WHERE s.tier_no <> t.tier_no`;
    expect(await count(wrongTier)).toBe(0);
    const wrongPayment = `bookings b LEFT JOIN payments p ON p.booking_id = b.id
      WHERE b.status = 'confirmed' AND b.total > 0
      AND (p.status, p.amount, p.captured, p.refunded, p.currency) IS DISTINCT FROM ('captured', b.total, b.total, 0, b.currency)`;
    expect(await count(wrongPayment)).toBe(0);
    expect(await count("payments p JOIN bookings b ON b.id = p.booking_id WHERE b.total = 0")).toBe(0);
    const noHistory = `bookings b WHERE NOT EXISTS (
      SELECT 1 FROM booking_history h WHERE h.booking_id = b.id
        AND h.change = CASE b.status WHEN 'expired' THEN 'expired' ELSE 'confirmed' END)`;
    expect(await count(noHistory)).toBe(0);
  });

  it("leaves no seat held, and nothing waiting to be announced", async () => {
    expect(await count("seats WHERE hold_id IS NOT NULL")).toBe(0);
    expect(await count("outbox")).toBe(0);
  });

  it("tells stories: cancelled, refunded, partly refunded and expired bookings, groups, discounts", async () => {
    const { rows } = await database.pool.query<{ status: string; n: number }>(
      "SELECT status, count(*)::int AS n FROM bookings GROUP BY 1",
    );
    const of = Object.fromEntries(rows.map(({ status, n }) => [status, n]));
    expect(Object.keys(of).sort()).toEqual(["cancelled", "confirmed", "expired", "partly_refunded", "refunded"]);
    for (const status of ["partly_refunded", "refunded", "expired"]) expect(of[status]).toBeGreaterThan(50);
    expect(await count("bookings WHERE discount_name = 'GROUP' AND quantity >= 8")).toBeGreaterThan(10);
    const cancelled = `bookings b JOIN events e ON e.key = b.event_key WHERE e.status = 'cancelled'
      AND b.status NOT IN ('refunded', 'partly_refunded', 'expired')`;
    expect(await count(cancelled)).toBe(0);
    const early = `bookings b JOIN booking_history h ON h.booking_id = b.id JOIN events e ON e.key = b.event_key
      WHERE h.at < b.created_at OR h.at > now() OR h.at > e.starts_at`;
    expect(await count(early)).toBe(0);
  });

  it("has money that adds up, with fees on all but free tickets and codes used as often as they say", async () => {
    const wrong = `bookings b JOIN events e ON e.key = b.event_key WHERE b.total <> b.subtotal - b.discount + b.fees
      OR (b.subtotal = 0) <> (b.fees = 0) OR (b.discount > 0) <> (b.discount_name IS NOT NULL)
      OR b.tax <> b.total - round(b.total * 10000.0 / (10000 + e.tax_basis_points))`;
    expect(await count(wrong)).toBe(0);
    const miscounted = `discount_codes d WHERE d.uses <> (SELECT count(*) FROM bookings b WHERE b.discount_code_id = d.id)`;
    expect(await count(miscounted)).toBe(0);
    expect(await count("discount_codes WHERE uses = max_uses")).toBeGreaterThanOrEqual(2);
    expect(await count("discount_codes WHERE ends_at < now() AND uses > 0")).toBe(2);
    expect(await count("discount_codes WHERE code = 'WELCOME10' AND max_uses IS NULL")).toBeGreaterThan(20);
  });

  it("is known to the payment gateway, so that any of it can be refunded", async () => {
    const unknown = `payments p LEFT JOIN embedded_gateway.payment_intents i ON i.id = p.intent_id
      LEFT JOIN embedded_gateway.sessions s ON s.id = p.session_id
      WHERE p.status <> 'expired' AND ((i.object->>'amount_received')::int, (i.charge->>'amount_refunded')::int,
        s.object->>'status', s.object->>'payment_intent') IS DISTINCT FROM (p.captured, p.refunded, 'complete', p.intent_id)`;
    expect(await count(unknown)).toBe(0);
    expect(
      await count("refunds r LEFT JOIN embedded_gateway.refunds g ON g.id = r.provider_id WHERE g.id IS NULL"),
    ).toBe(0);
  });

  it("can be refunded at the gateway, whole or in part, but not beyond what is left", async () => {
    const gateway = createGateway({
      ...{ pool: database.pool, secretKey: "sk_test_demo", webhookSecret: "whsec_demo" },
      ...{ webhookUrl: "http://127.0.0.1:9/", publicUrl: "http://localhost:3000" },
    });
    const refund = async (intent: string, amount: number) => {
      const response = await gateway.handle(
        new Request("http://localhost/v1/refunds", {
          method: "POST",
          headers: { authorization: "Bearer sk_test_demo" },
          body: new URLSearchParams({ payment_intent: intent, amount: String(amount), "expand[]": "charge" }),
        }),
      );
      return [
        response.status,
        ((await response.json()) as { charge?: { amount_refunded: number } }).charge?.amount_refunded,
      ];
    };
    const { rows } = await database.pool.query<{ intent: string; captured: number; refunded: number }>(
      `SELECT DISTINCT ON (status) intent_id AS intent, captured, refunded FROM payments
       WHERE status IN ('captured', 'partly_refunded') ORDER BY status, id DESC`,
    );
    expect(rows).toHaveLength(2);
    for (const { intent, captured, refunded } of rows) {
      const left = captured - refunded;
      expect(await refund(intent, left - 1)).toEqual([200, captured - 1]);
      expect((await refund(intent, 2))[0]).toBe(400);
      expect(await refund(intent, 1)).toEqual([200, captured]);
    }
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
  expect([await count("users"), await count("events"), await count("bookings")]).toEqual([6, 50, before]);
});
