import "server-only";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { db } from "@/lib/platform/db";
import { getOwnEventRecordOrThrow } from "./get-own-event-or-throw";

/** Takes a draft away; what was ever published stays. @throws AppError not_found, conflict */
export async function deleteDraft(organizerId: string, eventId: string, actor: string): Promise<void> {
  const event = await getOwnEventRecordOrThrow(organizerId, eventId);
  const { count } = await db().event.updateMany({
    where: { id: event.id, organizerId, status: "draft" },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw new AppError("conflict", `The event is ${event.status}; only a draft can be deleted.`);
  await recordAudit({ actor, organizerId, action: "event.deleted", targetId: eventId });
}
