import "server-only";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/platform/ids";
import type { EventDetail } from "@/lib/schemas/events";
import { changeStatus } from "./change-status";
import { getOwnEventRecordOrThrow } from "./get-own-event-or-throw";

/**
 * Puts a draft on sale, or a postponed event that has its new date.
 * @throws AppError not_found, conflict
 */
export async function publishEvent(organizerId: string, eventId: string, actor: string): Promise<EventDetail> {
  const { status } = await getOwnEventRecordOrThrow(organizerId, eventId);
  if (status === "published") throw notPublishable(status);
  return changeStatus(organizerId, eventId, actor, {
    to: "published",
    set: "published_at = coalesce(published_at, now())",
    from: { draft: "true", postponed: "starts_at > now()" },
    action: "event.published",
    announcement: (from) =>
      from === "postponed"
        ? ["event.changed", { eventId, changeId: newId("request"), changes: { status: { from, to: "published" } } }]
        : null,
    refusal: (event) =>
      event.status === "postponed"
        ? "The event has no new date yet: its start is in the past."
        : notPublishable(event.status).message,
  });
}

function notPublishable(status: string): AppError {
  return new AppError("conflict", `The event is ${status}; only a draft or a postponed event can be published.`);
}
