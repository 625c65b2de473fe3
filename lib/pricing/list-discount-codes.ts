import "server-only";
import { getOwnEventRecordOrThrow } from "@/lib/events/get-own-event-or-throw";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { db } from "@/lib/platform/db";
import type { DiscountCodeView } from "@/lib/schemas/discount-codes";
import { toDiscountCodeView } from "./discount-code-view";

/** An event's discount codes with their uses, newest first. @throws AppError not_found, invalid_cursor */
export async function listDiscountCodes(
  organizerId: string,
  eventId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ data: DiscountCodeView[]; nextCursor: string | null }> {
  await getOwnEventRecordOrThrow(organizerId, eventId);
  const [before] = page.cursor ? decodeCursor(page.cursor, ["string"]) : [];
  const codes = await db().discountCode.findMany({
    where: { eventId, event: { organizerId }, deletedAt: null, ...(before ? { id: { lt: String(before) } } : {}) },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
  const shown = codes.slice(0, page.limit);
  const last = codes.length > page.limit ? shown.at(-1) : undefined;
  return { data: shown.map(toDiscountCodeView), nextCursor: last ? encodeCursor([last.id]) : null };
}
