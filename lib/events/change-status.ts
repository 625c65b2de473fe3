import "server-only";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceChange } from "@/lib/platform/changes";
import { transaction } from "@/lib/platform/db";
import { announce } from "@/lib/platform/outbox";
import type { EventDetail, eventStatus } from "@/lib/schemas/events";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";

type Status = (typeof eventStatus)["options"][number];

/** A change of an event's status, as data. */
export interface StatusChange {
  to: Status;
  /** What else is written with it. */
  set?: string;
  /** From which status, and under which further condition, in SQL by the database's clock. */
  from: Partial<Record<Status, string>>;
  action: string;
  /** Topic and payload of what background work hears. */
  announcement(from: Status): [topic: string, payload: Record<string, unknown>] | null;
  /** Why it is refused in this status; what has the new status already is answered as it is. */
  refusal(event: EventDetail): string;
}

/** Not over by the database's clock. */
export const notOver = "coalesce(ends_at, starts_at) > now()";

/**
 * Gives an event another status, with its audit and announcement in one transaction; asking twice is answered the same
 * way. @throws AppError not_found, conflict
 */
export async function changeStatus(
  organizerId: string,
  eventId: string,
  actor: string,
  { to, set, from, action, announcement, refusal }: StatusChange,
): Promise<EventDetail> {
  const may = Object.entries(from).map(([status, condition]) => `(e.status = '${status}' AND ${condition})`);
  const changed = await transaction(async (client) => {
    const { rows } = await client.query<{ before: Status; slug: string }>(
      `WITH e AS (
         SELECT id, status, slug FROM events e
         WHERE id = $1 AND organizer_id = $2 AND deleted_at IS NULL AND (${may.join(" OR ")}) FOR NO KEY UPDATE
       )
       UPDATE events x SET status = '${to}', updated_at = now() ${set ? `, ${set}` : ""} FROM e WHERE x.id = e.id
       RETURNING e.status AS before, e.slug`,
      [eventId, organizerId],
    );
    const [row] = rows;
    if (!row) return null;
    const announced = announcement(row.before);
    if (announced) await announce(...announced, client);
    await recordAudit({ actor, organizerId, action, targetId: eventId, before: { status: row.before } }, client);
    return row;
  });
  if (changed) await announceChange(["events", `event:${eventId}`, `event:${changed.slug}`]);
  const event = await getOwnEventOrThrow(organizerId, eventId);
  if (!changed && event.status !== to) throw new AppError("conflict", refusal(event));
  return event;
}
