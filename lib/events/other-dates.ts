import "server-only";
import { db } from "@/lib/platform/db";
import type { EventDetail, EventSummary } from "@/lib/schemas/events";
import { eventInclude } from "./event-record";
import { toSummaries } from "./event-view";

/** Further evenings of the same thing: upcoming events of its organizer under the same title, soonest first. */
export async function otherDates(
  event: Pick<EventDetail, "id" | "title" | "organizer">,
  most = 6,
): Promise<EventSummary[]> {
  const events = await db().event.findMany({
    where: {
      id: { not: event.id },
      organizer: { id: event.organizer.id, suspendedAt: null, deletedAt: null },
      title: { equals: event.title, mode: "insensitive" },
      status: { in: ["published", "postponed"] },
      deletedAt: null,
      startsAt: { gt: new Date() },
    },
    include: eventInclude,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: most,
  });
  return toSummaries(events);
}
