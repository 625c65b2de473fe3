import "server-only";
import { notFound } from "@/lib/errors";
import { db } from "@/lib/platform/db";
import type { EventDetail } from "@/lib/schemas/events";
import { type EventRecord, eventInclude } from "./event-record";
import { withCounts } from "./event-view";

/** An event of this organizer in any status. @throws AppError not_found */
export async function getOwnEventOrThrow(organizerId: string, eventId: string): Promise<EventDetail> {
  return withCounts(await getOwnEventRecordOrThrow(organizerId, eventId));
}

/** @throws AppError not_found */
export async function getOwnEventRecordOrThrow(organizerId: string, eventId: string): Promise<EventRecord> {
  const event = await db().event.findFirst({
    where: { id: eventId, organizerId, deletedAt: null },
    include: eventInclude,
  });
  if (!event) throw notFound("event");
  return event;
}
