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

/** @throws AppError not_found */
export async function getEventRecordOrThrow(idOrSlug: string): Promise<EventRecord> {
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
