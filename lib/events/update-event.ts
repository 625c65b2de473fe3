import "server-only";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { announceChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import type { EventDetail, UpdateEventBody } from "@/lib/schemas/events";
import { requireOrder } from "./create-event";
import { changesOf } from "./event-changes";
import { getOwnEventOrThrow } from "./get-own-event-or-throw";
import { toTermColumns } from "./price-terms";

/** Whose ticket holders hear of a change. */
const told = ["published", "postponed"];

/**
 * Changes an event. Who has tickets is told of another title or time, once and after it is so.
 * @throws AppError not_found, invalid_input
 */
export async function updateEvent(
  organizerId: string,
  eventId: string,
  body: UpdateEventBody,
  actor: string,
): Promise<EventDetail> {
  const slug = await db().$transaction(async (tx) => {
    // of two changes at once each tells what it found and what it made of it
    await tx.$queryRaw`SELECT FROM events WHERE id = ${eventId} FOR NO KEY UPDATE`;
    const before = await tx.event.findFirst({ where: { id: eventId, organizerId, deletedAt: null } });
    if (!before) throw notFound("event");
    requireOrder(
      {
        salesStartAt: body.salesStartAt ?? before.salesStartAt?.toISOString(),
        salesEndAt: body.salesEndAt ?? before.salesEndAt?.toISOString(),
      },
      body.startsAt ? new Date(body.startsAt) : before.startsAt,
      body.endsAt ? new Date(body.endsAt) : before.endsAt,
    );
    const after = await tx.event.update({ where: { id: eventId }, data: toColumns(body) });
    const changes = told.includes(before.status) ? changesOf(before, after) : null;
    if (changes) {
      const payload = { eventId, changeId: newId("request"), changes };
      await tx.outbox.create({ data: { topic: "event.changed", payload } });
    }
    return before.slug;
  });
  await recordAudit({
    actor,
    organizerId,
    action: "event.updated",
    targetId: eventId,
    after: JSON.parse(JSON.stringify(body)),
  });
  await announceChange(["events", `event:${eventId}`, `event:${slug}`]);
  return getOwnEventOrThrow(organizerId, eventId);
}

function toColumns(body: UpdateEventBody): Prisma.EventUpdateInput {
  const { startsAt, endsAt, salesStartAt, salesEndAt, refundPolicy, fees, taxPercent, groupDiscount, ...plain } = body;
  const { groupDiscount: group, ...terms } = toTermColumns({ fees, taxPercent, groupDiscount });
  return {
    ...plain,
    ...(startsAt ? { startsAt: new Date(startsAt) } : {}),
    ...(endsAt ? { endsAt: new Date(endsAt) } : {}),
    ...(salesStartAt ? { salesStartAt: new Date(salesStartAt) } : {}),
    ...(salesEndAt ? { salesEndAt: new Date(salesEndAt) } : {}),
    ...(refundPolicy !== undefined ? { refundPolicy: refundPolicy ?? Prisma.DbNull } : {}),
    ...terms,
    ...(group !== undefined ? { groupDiscount: group ?? Prisma.DbNull } : {}),
  };
}
