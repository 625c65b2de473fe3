import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { getBookingOrThrow } from "@/lib/bookings/get-booking-or-throw";
import { settleEndedHolds } from "@/lib/bookings/settle-ended-holds";
import { buyPlaces, endHold, holdPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { cleanUp } from "./clean-up";
import { cleanUpHolds } from "./clean-up-holds";
import { retentionRules } from "./rules";

const database = useLibDatabase();
const pool = () => database.pool;

const rule = (table: string) => {
  const found = retentionRules.find((one) => one.table === table);
  if (!found) throw new Error(`There is no rule for ${table}.`);
  return found;
};
const clean = async (table: string) => (await cleanUp(rule(table))).deleted;
const column = async (sql: string) => (await pool().query<{ id: string }>(sql)).rows.map(({ id }) => id);

/** Each with one row on either side of its limit: the table, how the rows are made from an age, what is left. */
const aged: [table: string, insert: string, kept: string, gone: string, key: string][] = [
  [
    "idempotency_keys",
    "INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id, created_at) VALUES ('b', $1, 'h', 'r', now() - $2::interval)",
    "23 hours 59 minutes",
    "24 hours 1 minute",
    "key",
  ],
  [
    "outbox",
    "INSERT INTO outbox (topic, payload, created_at, dispatched_at) VALUES ($1, '{}', now() - interval '1 year', now() - $2::interval)",
    "13 days 23 hours",
    "14 days 1 minute",
    "topic",
  ],
  [
    "payment_events",
    "INSERT INTO payment_events (id, type, received_at) VALUES ($1, 't', now() - $2::interval)",
    "89 days 23 hours",
    "90 days 1 minute",
    "id",
  ],
  [
    "mails",
    "INSERT INTO mails (id, template, dedupe_key, to_email, locale, created_at) VALUES ($1, 'expiry', $1, 'a@b.c', 'en', now() - $2::interval)",
    "399 days 23 hours",
    "400 days 1 minute",
    "id",
  ],
  [
    "work_failures",
    "INSERT INTO work_failures (run_id, function_id, event, error, at) VALUES ($1, 'f', '{}', 'e', now() - $2::interval)",
    "89 days 23 hours",
    "90 days 1 minute",
    "run_id",
  ],
];

describe("what is kept", () => {
  it.each(aged)("of %s goes by its age", async (table, insert, kept, gone, key) => {
    for (const [name, age] of [
      ["kept", kept],
      ["gone", gone],
      ["fresh", "0 minutes"],
    ])
      await pool().query(insert, [name, age]);
    expect(await clean(table)).toBe(1);
    expect(await clean(table)).toBe(0);
    expect(await column(`SELECT ${key} AS id FROM ${table} ORDER BY 1`)).toEqual(["fresh", "kept"]);
  });

  it("of announcements is what was not handed on, however old", async () => {
    await pool().query(
      "INSERT INTO outbox (topic, payload, created_at) VALUES ('waiting', '{}', now() - interval '1 year')",
    );
    expect(await clean("outbox")).toBe(0);
  });

  it("of sign-ins is what still counts for something: tokens and links of a month, visits of a quarter", async () => {
    await pool().query("INSERT INTO users (id, email, name) VALUES ('usr_old', 'old@example.test', 'Old')");
    const session = (id: string, ended: string, seen: string) =>
      pool().query(
        "INSERT INTO sessions (id, user_id, kind, expires_at, last_seen_at) VALUES ($1, 'usr_old', 'browser', now() - $2::interval, now() - $3::interval)",
        [id, ended, seen],
      );
    await session("ses_running", "-1 days", "100 days");
    await session("ses_ended", "29 days", "100 days");
    await session("ses_seen", "40 days", "89 days");
    await session("ses_gone", "31 days", "91 days");
    for (const [token, ended] of [
      ["kept", "29 days"],
      ["gone", "31 days"],
    ]) {
      await pool().query(
        "INSERT INTO refresh_tokens (token_hash, session_id, expires_at) VALUES ($1, 'ses_seen', now() - $2::interval)",
        [token, ended],
      );
      await pool().query(
        "INSERT INTO account_links (id, purpose, user_id, email, expires_at) VALUES ($1, 'sign_in', 'usr_old', 'old@example.test', now() - $2::interval)",
        [token, ended],
      );
    }
    for (const table of ["refresh_tokens", "account_links", "sessions"]) expect(await clean(table), table).toBe(1);
    expect(await column("SELECT id FROM sessions ORDER BY 1")).toEqual(["ses_ended", "ses_running", "ses_seen"]);
    expect(await column("SELECT token_hash AS id FROM refresh_tokens")).toEqual(["kept"]);
    expect(await column("SELECT id FROM account_links")).toEqual(["kept"]);
  });

  it("of limits is what is of events to come, running, just over, or without a date", async () => {
    const start = async (ago: string, status = "published") => {
      const event = await insertSmallEvent(pool());
      await buyPlaces(newGuest(), event, 1);
      await pool().query("UPDATE events SET starts_at = now() - $2::interval, status = $3 WHERE id = $1", [
        event.id,
        ago,
        status,
      ]);
      return event.key;
    };
    const [, , , old, oldCancelled] = [
      await start("-10 days"),
      await start("29 days"),
      await start("60 days", "postponed"),
      await start("31 days"),
      await start("31 days", "cancelled"),
    ];
    const festival = await start("60 days");
    await pool().query("UPDATE events SET ends_at = now() - interval '29 days' WHERE key = $1", [festival]);
    expect(await clean("buyer_limits")).toBe(2);
    const { rows } = await pool().query("SELECT count(*)::int AS n FROM buyer_limits WHERE event_key = ANY($1)", [
      [old, oldCancelled],
    ]);
    expect(rows[0].n).toBe(0);
  });

  it("of holds is what is running, not settled, of this week, or of a booking, whatever became of that", async () => {
    const event = await insertSmallEvent(pool(), { tiers: [{ places: 20, price: 0 }] });
    const guest = newGuest();
    const booked = await buyPlaces(guest, event, 1);
    const given = await buyPlaces(guest, event, 1);
    await cancelOwnBooking(guest, given.id);
    const [gone, recent, unsettled, running] = [
      await holdPlaces(newGuest(), event, 1),
      await holdPlaces(newGuest(), event, 1),
      await holdPlaces(newGuest(), event, 1),
      await holdPlaces(newGuest(), event, 1),
    ];
    const day = 86_400;
    await endHold(pool(), gone.id, 8 * day);
    await endHold(pool(), recent.id, 6 * day);
    await settleEndedHolds();
    await endHold(pool(), unsettled.id, 8 * day);
    await pool().query("UPDATE holds SET expires_at = now() - interval '9 days' WHERE status IN (1, 2)");
    expect(await cleanUpHolds()).toEqual({ deleted: 1, next: null });
    expect(await cleanUpHolds()).toEqual({ deleted: 0, next: null });
    expect(
      await column(
        `SELECT id FROM holds WHERE id IN ('${[gone, recent, unsettled, running].map(({ id }) => id).join("','")}')`,
      ),
    ).toEqual(expect.arrayContaining([recent.id, unsettled.id, running.id]));
    expect(await column(`SELECT id FROM holds WHERE id = '${gone.id}'`)).toEqual([]);
    for (const { id } of [booked, given]) expect((await getBookingOrThrow(guest, id)).items).toHaveLength(1);
  });

  it("goes in pieces until none is left", async () => {
    await pool().query(
      "INSERT INTO idempotency_keys (buyer, key, request_hash, resource_id, created_at) SELECT 'many', n::text, 'h', 'r', now() - interval '2 days' FROM generate_series(1, 2500) AS n",
    );
    expect(await cleanUp(rule("idempotency_keys"))).toEqual({ deleted: 2500, more: false });
  });

  it("is for good where no rule says otherwise", () => {
    const tables = retentionRules.map(({ table }) => table);
    for (const table of ["audit_log", "booking_history", "bookings", "payments", "refunds", "tickets", "sales_days"]) {
      expect(tables).not.toContain(table);
    }
  });
});
