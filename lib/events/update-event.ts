import "server-only";
import { recordAudit } from "@/lib/platform/audit";
import { announceChange } from "@/lib/platform/changes";
import { db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { EventDetail, UpdateEventBody } from "@/lib/schemas/events";
import { requireOrder } from "./create-event";
import { getOwnEventOrThrow, getOwnEventRecordOrThrow } from "./get-own-event-or-throw";
import { toTermColumns } from "./price-terms";

/** @throws AppError not_found, invalid_input */
export async function updateEvent(
  organizerId: string,
  eventId: string,
  body: UpdateEventBody,
  actor: string,
): Promise<EventDetail> {
  const before = await getOwnEventRecordOrThrow(organizerId, eventId);
  const { startsAt, endsAt, salesStartAt, salesEndAt, refundPolicy, fees, taxPercent, groupDiscount, ...plain } = body;
  const { groupDiscount: group, ...terms } = toTermColumns({ fees, taxPercent, groupDiscount });
  requireOrder(
    {
      salesStartAt: salesStartAt ?? before.salesStartAt?.toISOString(),
      salesEndAt: salesEndAt ?? before.salesEndAt?.toISOString(),
    },
    startsAt ? new Date(startsAt) : before.startsAt,
    endsAt ? new Date(endsAt) : before.endsAt,
  );
  await db().event.update({
    where: { id: eventId, organizerId },
    data: {
      ...plain,
      ...(startsAt ? { startsAt: new Date(startsAt) } : {}),
      ...(endsAt ? { endsAt: new Date(endsAt) } : {}),
      ...(salesStartAt ? { salesStartAt: new Date(salesStartAt) } : {}),
      ...(salesEndAt ? { salesEndAt: new Date(salesEndAt) } : {}),
      ...(refundPolicy !== undefined ? { refundPolicy: refundPolicy ?? Prisma.DbNull } : {}),
      ...terms,
      ...(group !== undefined ? { groupDiscount: group ?? Prisma.DbNull } : {}),
    },
  });
  await recordAudit({
    actor,
    organizerId,
    action: "event.updated",
    targetId: eventId,
    after: JSON.parse(JSON.stringify(body)),
  });
  await announceChange(["events", `event:${eventId}`, `event:${before.slug}`]);
  return getOwnEventOrThrow(organizerId, eventId);
}
