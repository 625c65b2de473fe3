import "server-only";
import { query } from "@/lib/platform/db";
import { sealedToken } from "@/lib/platform/tokens";

/** A booking of an event to come, and the path under which whoever knows it has its tickets. */
export interface TicketsToKeep {
  number: string;
  title: string;
  startsAt: string;
  timeZone: string;
  quantity: number;
  path: string;
}

/** The bookings that outlive the account, so that their owner can take the links along. */
export async function listTicketsToKeep(userId: string): Promise<TicketsToKeep[]> {
  const rows = await query<{
    id: string;
    number: string;
    hold_id: string;
    quantity: number;
    title: string;
    starts_at: Date;
    time_zone: string;
  }>(
    `SELECT b.id, b.number, b.hold_id, b.quantity, e.title, e.starts_at, e.time_zone
     FROM bookings b JOIN events e ON e.key = b.event_key
     WHERE b.user_id = $1 AND b.status IN ('confirmed', 'partly_refunded', 'pending')
       AND coalesce(e.ends_at, e.starts_at) > now()
     ORDER BY e.starts_at, b.id LIMIT 200`,
    [userId],
  );
  return rows.map((row) => ({
    number: row.number,
    title: row.title,
    startsAt: row.starts_at.toISOString(),
    timeZone: row.time_zone,
    quantity: row.quantity,
    path: `/bookings/${row.id}?token=${sealedToken("hold", row.hold_id)}`,
  }));
}
