import "server-only";
import { db } from "@/lib/platform/db";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { getLayoutOfMap } from "./layouts";

/** The newest layout of a venue that a published event has or had; null for one without. */
export async function getVenueLayout(venueId: string): Promise<SeatMapLayout | null> {
  const map = await db().seatMap.findFirst({
    where: { venueId, events: { some: { status: { not: "draft" }, deletedAt: null } } },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  return map ? (await getLayoutOfMap(map.id)).layout : null;
}
