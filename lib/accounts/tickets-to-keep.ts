import "server-only";
import { query } from "@/lib/platform/db";
import { sealedToken } from "@/lib/platform/tokens";
import { holderToken } from "@/lib/tickets/ticket-access";

/** Tickets for an event to come, and the path under which whoever knows it has them. */
export interface TicketsToKeep {
  number: string;
  title: string;
  startsAt: string;
  timeZone: string;
  quantity: number;
  path: string;
}

interface Row extends Record<string, unknown> {
  number: string;
  title: string;
  starts_at: Date;
  time_zone: string;
  quantity: number;
  booking_id: string;
  hold_id: string;
  /** Set for a ticket that somebody else gave to the user. */
  ticket_id: string | null;
  version: number | null;
}

function pathOf(row: Row): string {
  if (row.ticket_id === null) return `/bookings/${row.booking_id}?token=${sealedToken("hold", row.hold_id)}`;
  return `/tickets/${row.ticket_id}?token=${holderToken(row.ticket_id, row.version ?? 1)}`;
}

/** The tickets that outlive the account, bought or received, so that their owner can take the links along. */
export async function listTicketsToKeep(userId: string): Promise<TicketsToKeep[]> {
  const rows = await query<Row>(
    `SELECT * FROM (
       SELECT b.number, b.event_key, b.quantity, b.id AS booking_id, b.hold_id, NULL AS ticket_id, NULL::int AS version
       FROM bookings b WHERE b.user_id = $1 AND b.status IN ('confirmed', 'partly_refunded', 'pending')
       UNION ALL
       SELECT b.number, t.event_key, 1, b.id, b.hold_id, t.id, t.code_version
       FROM tickets t JOIN bookings b ON b.id = t.booking_id WHERE t.holder_user_id = $1 AND t.voided_at IS NULL
     ) kept
     JOIN (SELECT key, title, starts_at, ends_at, time_zone FROM events) e ON e.key = kept.event_key
     WHERE coalesce(e.ends_at, e.starts_at) > now()
     ORDER BY e.starts_at, kept.booking_id, kept.ticket_id LIMIT 200`,
    [userId],
  );
  return rows.map((row) => ({
    number: row.number,
    title: row.title,
    startsAt: row.starts_at.toISOString(),
    timeZone: row.time_zone,
    quantity: row.quantity,
    path: pathOf(row),
  }));
}
