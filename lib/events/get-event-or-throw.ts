import "server-only";
import { notFound } from "@/lib/errors";
import { db } from "@/lib/platform/db";
import type { EventDetail } from "@/lib/schemas/events";
import { type EventRecord, eventInclude } from "./event-record";
import { withCounts } from "./event-view";

/** What the public may see: all but drafts. */
export const publicStatuses = ["published", "postponed", "cancelled"];

/**
 * An event by id or slug, as the public sees it.
 * @throws AppError not_found
 */
export async function getEventOrThrow(idOrSlug: string): Promise<EventDetail> {
  return withCounts(await getEventRecordOrThrow(idOrSlug));
}

/** An event as who holds seats of it sees it, also when its organizer was suspended meanwhile. @throws AppError not_found */
export async function getHeldEventOrThrow(eventId: string): Promise<EventDetail> {
  return withCounts(await getSoldEventRecordOrThrow(eventId));
}

/** @throws AppError not_found */
export async function getEventRecordOrThrow(idOrSlug: string): Promise<EventRecord> {
  const event = await getSoldEventRecordOrThrow(idOrSlug);
  if (!isOrganizerThere(event)) throw notFound("event");
  return event;
}

/** False once the organizer was suspended or is gone: then nothing of him is shown or sold any more. */
export function isOrganizerThere({ organizer }: Pick<EventRecord, "organizer">): boolean {
  return organizer.suspendedAt === null && organizer.deletedAt === null;
}

/** Whatever became of the organizer: for what was held and bought before. @throws AppError not_found */
export async function getSoldEventRecordOrThrow(idOrSlug: string): Promise<EventRecord> {
  // a NUL or the like cannot even be asked for
  if (!/^[\w-]{1,200}$/.test(idOrSlug)) throw notFound("event");
  const event = await db().event.findFirst({
    where: {
      ...(idOrSlug.startsWith("evt_") ? { id: idOrSlug } : { slug: idOrSlug }),
      status: { in: publicStatuses },
      deletedAt: null,
    },
    include: eventInclude,
  });
  if (!event) throw notFound("event");
  return event;
}
