import "server-only";
import { newId } from "@/lib/platform/ids";
import type { EventDetail } from "@/lib/schemas/events";
import { changeStatus, notOver } from "./change-status";

/**
 * Takes an event off sale until it has another date; tickets stay valid and their holders are told. Publishing it again
 * puts it back. Postponing it twice is the same.
 * @throws AppError not_found, conflict
 */
export function postponeEvent(organizerId: string, eventId: string, actor: string): Promise<EventDetail> {
  return changeStatus(organizerId, eventId, actor, {
    to: "postponed",
    from: { published: notOver },
    action: "event.postponed",
    announcement: (from) => [
      "event.changed",
      { eventId, changeId: newId("request"), changes: { status: { from, to: "postponed" } } },
    ],
    refusal: ({ status }) =>
      status === "published"
        ? "The event is over and cannot be postponed."
        : `The event is ${status}; only one that is on sale can be postponed.`,
  });
}
