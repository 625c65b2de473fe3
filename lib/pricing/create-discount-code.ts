import "server-only";
import { AppError } from "@/lib/errors";
import { getOwnEventRecordOrThrow } from "@/lib/events/get-own-event-or-throw";
import { recordAudit } from "@/lib/platform/audit";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { DiscountCodeBody, DiscountCodeView } from "@/lib/schemas/discount-codes";
import { toDiscountCodeView } from "./discount-code-view";
import { GROUP } from "./discounts";

/** Makes a discount code for an event of this organizer. @throws AppError not_found, invalid_input, conflict */
export async function createDiscountCode(
  organizerId: string,
  eventId: string,
  body: DiscountCodeBody,
  actor: string,
): Promise<DiscountCodeView> {
  const event = await getOwnEventRecordOrThrow(organizerId, eventId);
  if (body.code === GROUP) throw refuse("code", "is reserved for the group discount");
  const tierIds = [...new Set(body.tiers ?? [])];
  tierIds.forEach((tierId, i) => {
    if (!event.tiers.some((tier) => tier.id === tierId)) throw refuse(`tiers[${i}]`, "is not a tier of this event");
  });
  try {
    const made = await db().discountCode.create({
      data: {
        id: newId("discountCode"),
        eventId,
        code: body.code,
        percentOff: body.percentOff ?? null,
        amountOff: body.amountOff ?? null,
        minQuantity: body.minQuantity ?? 1,
        tierIds,
        maxUses: body.maxUses ?? null,
        startsAt: body.startsAt ? new Date(body.startsAt) : null,
        endsAt: body.endsAt ? new Date(body.endsAt) : null,
      },
    });
    await recordAudit({
      actor,
      organizerId,
      action: "discount_code.created",
      targetId: made.id,
      after: JSON.parse(JSON.stringify({ eventId, ...body })),
    });
    return toDiscountCodeView(made);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `The event has a discount code ${body.code} already.`);
  }
}

function refuse(path: string, message: string): AppError {
  return new AppError("invalid_input", `body ${path}: ${message}`, { errors: [{ path, message }] });
}
