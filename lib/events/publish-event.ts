import "server-only";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import type { EventDetail } from "@/lib/schemas/events";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";

/** Puts a draft on sale. @throws AppError not_found, conflict */
export async function publishEvent(organizerId: string, eventId: string, actor: string): Promise<EventDetail> {
  const { count } = await db().event.updateMany({
    where: { id: eventId, organizerId, status: "draft", deletedAt: null },
    data: { status: "published", publishedAt: new Date() },
  });
  const event = await getOwnEventOrThrow(organizerId, eventId);
  if (count === 0) throw new AppError("conflict", `The event is ${event.status}; only a draft can be published.`);
  await recordAudit({ actor, organizerId, action: "event.published", targetId: eventId });
  await announceChange(["events", `event:${eventId}`]);
  return event;
}
