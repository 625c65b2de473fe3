import "server-only";
import type { EventDetail } from "@/lib/schemas/events";
import { changeStatus, notOver } from "./change-status";

/**
 * Calls an event off, for good: nothing of it is held or confirmed any more, and background work gives everybody the
 * whole of what he paid back. Cancelling it twice is the same.
 * @throws AppError not_found, conflict for a draft, which is deleted instead, and for what is over
 */
export function cancelEvent(organizerId: string, eventId: string, actor: string): Promise<EventDetail> {
  return changeStatus(organizerId, eventId, actor, {
    to: "cancelled",
    set: "cancelled_at = now()",
    // a postponed event waits for its date, whatever the old one was
    from: { published: notOver, postponed: "true" },
    action: "event.cancelled",
    announcement: () => ["event.cancelled", { eventId }],
    refusal: ({ status }) =>
      status === "draft" ? "The event is a draft; delete it instead." : "The event is over and cannot be cancelled.",
  });
}
