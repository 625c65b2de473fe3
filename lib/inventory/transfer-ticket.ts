import "server-only";
import { query } from "@/lib/platform/db";

/** Times that one ticket may change hands; beyond it somebody plays. */
export const MOST_VERSIONS = 100;

/**
 * Gives a ticket to somebody else, or puts one that was given into its holder's account: a new version of
 * its code, so that all codes, papers and links of before are void; history and announcement in the same
 * statement. False, with nothing changed, when it has another version by now, is void, or its event is
 * not ahead any more by the database's clock.
 */
export async function transferTicket(input: {
  ticketId: string;
  /** The version that the giver knows. */
  version: number;
  /** Who is to have it; left out when it stays with its holder. */
  to?: { name: string; email: string };
  /** The account that is to keep it. */
  userId: string | null;
  actor: string;
  change: "transferred" | "ticket_claimed";
}): Promise<boolean> {
  const rows = await query(
    `WITH moved AS (
       UPDATE tickets k SET code_version = k.code_version + 1, attendee_name = coalesce($3, k.attendee_name),
         holder_email = coalesce($4, k.holder_email), holder_user_id = $5, transferred_at = now()
       FROM events e
       WHERE k.id = $1 AND k.code_version = $2 AND k.code_version < $8 AND k.voided_at IS NULL
         AND e.key = k.event_key AND e.status = 'published' AND coalesce(e.ends_at, e.starts_at) > now()
       RETURNING k.id, k.booking_id, k.code_version, k.attendee_name
     ),
     recorded AS (
       INSERT INTO booking_history (booking_id, actor, change, data)
       SELECT booking_id, $6, $7, json_build_object('ticket', id, 'version', code_version, 'to', attendee_name) FROM moved
     )
     INSERT INTO outbox (topic, payload)
     SELECT 'ticket.' || $9, json_build_object('ticketId', id, 'bookingId', booking_id, 'version', code_version) FROM moved
     RETURNING id`,
    [
      input.ticketId,
      input.version,
      input.to?.name ?? null,
      input.to?.email ?? null,
      input.userId,
      input.actor,
      input.change,
      MOST_VERSIONS,
      input.change === "transferred" ? "transferred" : "claimed",
    ],
  );
  return rows.length > 0;
}
