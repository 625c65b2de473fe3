import "server-only";
import type { z } from "zod";
import { db, query } from "@/lib/platform/db";
import { firstIdAt } from "@/lib/platform/ids";
import type {
  accountExport,
  exportedAuditEntry,
  exportedHold,
  exportedReceivedTicket,
} from "@/lib/schemas/account-export";

const PAGE = 500;
/** Longer than any hold lasts, with its extension. */
const HOLDS_LAST_MS = 2 * 3_600_000;

export async function exportWaysIn(userId: string): Promise<z.input<typeof accountExport>["waysIn"]> {
  const user = await db().user.findFirst({
    where: { id: userId, deletedAt: null },
    select: { passwordHash: true, oauthAccounts: { orderBy: { createdAt: "asc" } } },
  });
  return {
    password: user !== null && user.passwordHash !== null,
    accounts: (user?.oauthAccounts ?? []).map(({ provider, accountId, createdAt }) => ({
      provider,
      accountId,
      connectedAt: createdAt.toISOString(),
    })),
  };
}

/** The user's running holds. Found by age: the hottest table has no index by user. */
export async function* exportHolds(userId: string): AsyncGenerator<z.input<typeof exportedHold>> {
  const rows = await query<{ id: string; event: string; quantity: number; created_at: Date; expires_at: Date }>(
    `SELECT h.id, e.title AS event, cardinality(h.seat_nos) AS quantity, h.created_at, h.expires_at
     FROM holds h JOIN events e ON e.key = h.event_key
     WHERE h.id > $2 AND h.user_id = $1 AND h.status = 0 AND h.expires_at > now() ORDER BY h.id`,
    [userId, firstIdAt("hold", Date.now() - HOLDS_LAST_MS)],
  );
  for (const { id, event, quantity, created_at, expires_at } of rows) {
    yield { id, event, quantity, createdAt: created_at.toISOString(), expiresAt: expires_at.toISOString() };
  }
}

export async function* exportReceivedTickets(userId: string): AsyncGenerator<z.input<typeof exportedReceivedTicket>> {
  const tickets = await db().ticket.findMany({ where: { holderUserId: userId }, orderBy: { id: "asc" }, take: 10_000 });
  const keys = [...new Set(tickets.map((ticket) => ticket.eventKey))];
  const events = await db().event.findMany({
    where: { key: { in: keys } },
    select: { key: true, title: true, startsAt: true },
  });
  for (const ticket of tickets) {
    const event = events.find((one) => one.key === ticket.eventKey);
    if (!event) continue;
    yield {
      id: ticket.id,
      event: event.title,
      startsAt: event.startsAt.toISOString(),
      attendee: ticket.attendeeName,
      receivedAt: ticket.transferredAt?.toISOString() ?? null,
    };
  }
}

/** What the user did that is on record, oldest first. */
export async function* exportAuditEntries(userId: string): AsyncGenerator<z.input<typeof exportedAuditEntry>> {
  for (let last = 0n, more = true; more; ) {
    const entries = await db().auditLog.findMany({
      where: { actor: userId, id: { gt: last } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const { id, at, action, targetId, before, after } of entries) {
      yield { at: at.toISOString(), action, targetId, before, after };
      last = id;
    }
    more = entries.length === PAGE;
  }
}
