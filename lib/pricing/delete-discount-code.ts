import "server-only";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { db } from "@/lib/platform/db";

/** Ends a discount code for good; bookings that were made with it keep their price. @throws AppError not_found */
export async function deleteDiscountCode(
  organizerId: string,
  eventId: string,
  codeId: string,
  actor: string,
): Promise<void> {
  const { count } = await db().discountCode.updateMany({
    where: { id: codeId, eventId, deletedAt: null, event: { organizerId, deletedAt: null } },
    data: { deletedAt: new Date() },
  });
  if (count === 0) throw notFound("discount code");
  await recordAudit({ actor, organizerId, action: "discount_code.deleted", targetId: codeId, after: { eventId } });
}
