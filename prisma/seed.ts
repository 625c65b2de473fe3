import { hashPassword } from "@/lib/accounts/passwords";
import { announceChange } from "@/lib/platform/changes";
import { db, query, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { randomFrom } from "@/lib/shared/event-art/random";
import { arenaEvents } from "@/prisma/factories/demo-arena-events";
import { clubEvents } from "@/prisma/factories/demo-club-events";
import { demoAccounts, demoBuyers, demoPassword } from "@/prisma/factories/demo-people";
import { theatreEvents } from "@/prisma/factories/demo-theatre-events";
import { makeDemoHalls } from "@/prisma/factories/demo-venues";
import { type DemoSurroundings, makeDemoEvent } from "@/prisma/factories/make-demo-event";
import { refundSold } from "@/prisma/factories/refund-sold";
import type { Buyer } from "@/prisma/factories/sell-seats";

type Client = Parameters<Parameters<typeof transaction>[0]>[0];
type Account = keyof typeof demoAccounts;

const ORGANIZER_SLUG = "lindenport-stages";

/**
 * Fills an empty database with the demo: four accounts, an organizer with three venues, and events
 * around now with what is sold of them. The content is always the same; dates move with today. A
 * database that has users is left as it is. Never call it for a database that is not ours.
 */
export async function seedDemo(log: (line: string) => void = () => {}): Promise<void> {
  const cancelled = await transaction(async (client) => {
    // two processes that start at once: the second waits, and then finds the users of the first
    await client.query("SELECT pg_advisory_xact_lock(hashtext('evently.demo'))");
    const { rows } = await client.query<{ found: boolean }>("SELECT EXISTS (SELECT 1 FROM users) AS found");
    if (rows[0]?.found) return null;
    return fill(client, log);
  });
  if (!cancelled) {
    log("The database has users already; nothing was changed.");
    return;
  }
  for (const { bookingId, buyer } of cancelled) await refundSold(bookingId, buyer);
  // else the database plans by the statistics of empty tables until it happens to look again
  await query("ANALYZE seats, holds, bookings, tickets, payments, booking_history, buyer_limits, events, tiers");
  await announceChange(["events"]);
  log(
    `Sign in as ${Object.values(demoAccounts)
      .map(({ email }) => email)
      .join(", ")}; password ${demoPassword}.`,
  );
}

/** Everything but the refunds; answers what is to be refunded. */
async function fill(client: Client, log: (line: string) => void): Promise<{ bookingId: string; buyer: string }[]> {
  const now = new Date();
  await removeLeftovers();
  const ids: Record<Account, string> = {
    admin: newId("user"),
    organizer: newId("user"),
    scanner: newId("user"),
    attendee: newId("user"),
  };
  const organizerId = newId("organizer");
  await db().organizer.create({
    data: {
      id: organizerId,
      slug: ORGANIZER_SLUG,
      name: "Lindenport Stages",
      description: "Theatre, music and sport on the three stages of Lindenport.",
    },
  });
  const halls = await makeDemoHalls(organizerId, ids.organizer);
  log("Made the venues and their seat maps.");

  await insertAccounts(client, ids, organizerId);
  const around: DemoSurroundings = {
    organizerId,
    actor: ids.organizer,
    now,
    buyers: demoBuyers(randomFrom("buyers")),
    attendee: buyerOf("attendee", ids.attendee),
  };
  const cancelled: { bookingId: string; buyer: string }[] = [];
  for (const event of [...theatreEvents, ...arenaEvents, ...clubEvents]) {
    const { attendeeBooking } = await makeDemoEvent(client, event, halls[event.hall], around);
    if (attendeeBooking && event.attendee === "cancelled") {
      cancelled.push({ bookingId: attendeeBooking, buyer: ids.attendee });
    }
    log(`Made ${event.title}.`);
  }
  return cancelled;
}

/** Venues are committed before the rest; without a member they are what a broken start left behind. */
async function removeLeftovers(): Promise<void> {
  const left = await db().organizer.findFirst({
    where: { slug: ORGANIZER_SLUG, members: { none: {} } },
    select: { id: true },
  });
  if (!left) return;
  await db().seatMap.deleteMany({ where: { venue: { organizerId: left.id } } });
  await db().venue.deleteMany({ where: { organizerId: left.id } });
  await db().organizer.delete({ where: { id: left.id } });
}

async function insertAccounts(client: Client, ids: Record<Account, string>, organizerId: string): Promise<void> {
  const accounts = Object.keys(demoAccounts) as Account[];
  const users = await Promise.all(
    accounts.map(async (account) => ({
      id: ids[account],
      ...demoAccounts[account],
      hash: await hashPassword(demoPassword),
    })),
  );
  await client.query(
    `INSERT INTO users (id, email, name, password_hash, role, email_verified_at, updated_at)
     SELECT id, email, name, hash, role, now(), now()
     FROM json_to_recordset($1::json) AS u(id text, email text, name text, hash text, role text)`,
    [JSON.stringify(users)],
  );
  await client.query(
    "INSERT INTO organizer_members (organizer_id, user_id, role) VALUES ($1, $2, 'owner'), ($1, $3, 'scanner')",
    [organizerId, ids.organizer, ids.scanner],
  );
}

function buyerOf(account: Account, userId: string): Buyer {
  const { name, email } = demoAccounts[account];
  return { scope: userId, userId, name, email, locale: "en" };
}
