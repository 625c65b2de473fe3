import { hashPassword } from "@/lib/accounts/passwords";
import { announceChange } from "@/lib/platform/changes";
import { query, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { randomFrom } from "@/lib/shared/event-art/random";
import { type DemoOrganizer, demoOrganizers } from "@/prisma/factories/demo-organizers";
import { demoAccounts, demoBuyers, demoOwners, demoPassword } from "@/prisma/factories/demo-people";
import { demoSeason } from "@/prisma/factories/demo-season";
import { makeDemoHalls } from "@/prisma/factories/demo-venues";
import { type DemoSurroundings, makeDemoEvent } from "@/prisma/factories/make-demo-event";
import type { Buyer } from "@/prisma/factories/sell-seats";

type Client = Parameters<Parameters<typeof transaction>[0]>[0];
type Account = keyof typeof demoAccounts;

/**
 * Fills an empty database with the demo: four accounts, three organizers with eight venues, and a season
 * of events around now with what is sold of them. The content is always the same; dates move with today.
 * All of it or nothing: one transaction. A database that has users is left as it is. Never call it for a
 * database that is not ours.
 */
export async function seedDemo(log: (line: string) => void = () => {}): Promise<void> {
  const done = await transaction(async (client) => {
    // two processes that start at once: the second waits, and then finds the users of the first
    await client.query("SELECT pg_advisory_xact_lock(hashtext('evently.demo'))");
    const { rows } = await client.query<{ found: boolean }>("SELECT EXISTS (SELECT 1 FROM users) AS found");
    if (rows[0]?.found) return false;
    await fill(client, log);
    return true;
  });
  if (!done) {
    log("The database has users already; nothing was changed.");
    return;
  }
  // else the database plans by the statistics of empty tables until it happens to look again
  await query("ANALYZE");
  await announceChange(["events"]);
  const emails = Object.values(demoAccounts).map(({ email }) => email);
  log(`Sign in as ${emails.join(", ")}; password ${demoPassword}.`);
}

async function fill(client: Client, log: (line: string) => void): Promise<void> {
  const ids = await insertAccounts(client);
  const organizers = await insertOrganizers(client, ids);
  const halls = await makeDemoHalls(client, organizers);
  log("Made the venues and their seat maps.");
  const around: DemoSurroundings = {
    organizers,
    now: new Date(),
    buyers: demoBuyers(randomFrom("buyers")),
    attendee: buyerOf("attendee", ids.attendee),
  };
  for (const event of demoSeason) {
    const hall = halls.get(event.hall);
    if (!hall) throw new Error(`There is no hall ${event.hall}`);
    await makeDemoEvent(client, event, hall, around);
    log(`Made ${event.title}.`);
  }
}

async function insertAccounts(client: Client): Promise<Record<Account, string>> {
  const accounts = Object.keys(demoAccounts) as Account[];
  const users = await Promise.all(
    accounts.map(async (account) => ({
      account,
      id: newId("user"),
      ...demoAccounts[account],
      hash: await hashPassword(demoPassword),
    })),
  );
  await client.query(
    `INSERT INTO users (id, email, name, password_hash, role, email_verified_at, created_at, updated_at)
     SELECT id, email, name, hash, role, ago, ago, ago
     FROM json_to_recordset($1::json) AS u(id text, email text, name text, hash text, role text),
       LATERAL (SELECT now() - interval '2 years') AS made(ago)`,
    [JSON.stringify(users)],
  );
  return Object.fromEntries(users.map(({ account, id }) => [account, id])) as Record<Account, string>;
}

/** The demo's own account owns the first organizer; the others have owners who cannot sign in. */
async function insertOrganizers(
  client: Client,
  ids: Record<Account, string>,
): Promise<Record<DemoOrganizer, { id: string; owner: string }>> {
  const made = { stages: { id: newId("organizer"), owner: ids.organizer } } as Record<
    DemoOrganizer,
    { id: string; owner: string }
  >;
  for (const [organizer, { name, email }] of Object.entries(demoOwners) as [keyof typeof demoOwners, Person][]) {
    const owner = newId("user");
    await client.query("INSERT INTO users (id, email, name, email_verified_at) VALUES ($1, $2, $3, now())", [
      owner,
      email,
      name,
    ]);
    made[organizer] = { id: newId("organizer"), owner };
  }
  for (const [key, organizer] of Object.entries(demoOrganizers)) {
    const { id, owner } = made[key as DemoOrganizer];
    const { slug, name, description, website, address, taxId } = organizer;
    await client.query(
      `INSERT INTO organizers (id, slug, name, description, website, address, tax_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() - interval '2 years')`,
      [id, slug, name, description, website, address, taxId],
    );
    await client.query("INSERT INTO organizer_members (organizer_id, user_id, role) VALUES ($1, $2, 'owner')", [
      id,
      owner,
    ]);
  }
  await client.query("INSERT INTO organizer_members (organizer_id, user_id, role) VALUES ($1, $2, 'scanner')", [
    made.stages.id,
    ids.scanner,
  ]);
  return made;
}

interface Person {
  name: string;
  email: string;
}

function buyerOf(account: Account, userId: string): Buyer {
  const { name, email } = demoAccounts[account];
  return { scope: userId, userId, name, email, locale: "en" };
}
