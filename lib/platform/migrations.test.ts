import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { applyMigrations, diffSchema } from "./migrations";

const database = useLibDatabase();
const folders = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const clients: pg.Client[] = [];
/** Empty databases beside the file's own. */
async function emptyDatabase(suffix: string): Promise<pg.Client> {
  const url = new URL(database.url);
  const name = `${url.pathname.slice(1)}_${suffix}`;
  await database.pool.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  clients.push(client);
  return client;
}
const addressOf = (client: pg.Client) => {
  const url = new URL(database.url);
  url.pathname = `/${client.database}`;
  return url.href;
};

let migrated: pg.Client;
let fromSchema: pg.Client;
let firstRun: string[];
beforeAll(async () => {
  migrated = await emptyDatabase("migrated");
  fromSchema = await emptyDatabase("schema");
  firstRun = await applyMigrations(addressOf(migrated));
  await fromSchema.query(await diffSchema(database.url, null));
});
afterAll(async () => {
  for (const client of clients) {
    await client.end();
    await database.pool.query(`DROP DATABASE ${client.database} WITH (FORCE)`);
  }
});

const rows = async (client: pg.Client, sql: string) => (await client.query(sql)).rows;

describe("migrations", () => {
  it("are all applied to an empty database, in order, and once", async () => {
    expect(firstRun).toEqual(folders);
    expect(await applyMigrations(addressOf(migrated))).toEqual([]);
    const kept = await rows(migrated, "SELECT migration_name AS name FROM _prisma_migrations ORDER BY started_at");
    expect(kept.map(({ name }) => name)).toEqual(folders);
  });

  it("may be started by several processes at once", async () => {
    const together = await emptyDatabase("together");
    const runs = await Promise.allSettled([1, 2].map(() => applyMigrations(addressOf(together))));
    expect(runs.some((run) => run.status === "fulfilled")).toBe(true);
    expect(await applyMigrations(addressOf(together))).toEqual([]);
  });
});

describe("schema.prisma", () => {
  it("is the one that the newest migration was made for", () => {
    // after a change: npm run migration -- NAME
    expect(readFileSync("prisma/schema.prisma", "utf8")).toBe(readFileSync("prisma/migrations/schema.prisma", "utf8"));
  });

  it("has the tables and columns of the migrated database: types, nullability, defaults", async () => {
    const columns = `SELECT table_name AS table, column_name AS column, udt_name AS type, is_nullable AS nullable,
        character_maximum_length AS length, datetime_precision AS precision, column_default AS usual
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`;
    const expected = await rows(fromSchema, columns);
    expect(expected.length).toBeGreaterThan(150);
    expect(await rows(migrated, columns)).toEqual(expected);
  });

  it("has no key, reference or index that the migrated database lacks", async () => {
    const indexes = `SELECT indexdef AS made FROM pg_indexes WHERE schemaname = 'public'
      UNION SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace`;
    const made = (await rows(migrated, indexes)).map(({ made }) => made);
    const wanted = (await rows(fromSchema, indexes)).map(({ made }) => made);
    expect(wanted.length).toBeGreaterThan(40);
    expect(made).toEqual(expect.arrayContaining(wanted));
  });

  it("differs from an earlier one by what was added since", async () => {
    const now = readFileSync("prisma/schema.prisma", "utf8");
    expect(await diffSchema(database.url, now)).toMatch(/empty migration/i);
    const earlier = now.replace(/^ {2}imageUrl .*\n/m, "");
    expect(earlier).not.toBe(now);
    expect(await diffSchema(database.url, earlier)).toContain('ADD COLUMN     "image_url" TEXT');
  });
});

describe("the walls written by hand", () => {
  const insert = (sql: string) => database.pool.query(sql);

  it("let a seat have one valid ticket", async () => {
    const ticket = (id: string, voided: string) =>
      insert(`INSERT INTO tickets (id, booking_id, event_key, seat_no, tier_no, price, voided_at)
              VALUES ('${id}', 'bkg_x', -1, 1, 0, 0, ${voided})`);
    await ticket("tkt_a", "now()");
    await ticket("tkt_b", "NULL");
    await expect(ticket("tkt_c", "NULL")).rejects.toMatchObject({ constraint: "tickets_one_valid_per_seat" });
    await insert("DELETE FROM tickets WHERE event_key = -1");
  });

  it.each([
    ["users_email", "INSERT INTO users (id, email, name) VALUES ('usr_x', 'Ada@Example.test', 'Ada')"],
    ["users_role", "INSERT INTO users (id, email, name, role) VALUES ('usr_x', 'a@b.test', 'Ada', 'owner')"],
    ["organizers_slug", "INSERT INTO organizers (id, slug, name) VALUES ('org_x', 'Not A Slug', 'X')"],
    [
      "refunds_amount",
      "INSERT INTO refunds (id, payment_id, amount, reason, status) VALUES ('ref_x', 'p', 0, 'x', 'pending')",
    ],
    [
      "payments_money",
      `INSERT INTO payments (id, booking_id, session_id, checkout_url, status, amount, captured, refunded, currency)
       VALUES ('pay_x', 'b', 's', 'u', 'captured', 100, 100, 101, 'EUR')`,
    ],
  ])("refuse what breaks %s", async (constraint, sql) => {
    await expect(insert(sql)).rejects.toMatchObject({ constraint });
  });
});
