import "server-only";
import { db } from "@/lib/platform/db";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { getLayoutOfMap } from "./layouts";

/** The newest layout of a venue; null for one without seat maps. */
export async function getVenueLayout(venueId: string): Promise<SeatMapLayout | null> {
  const map = await db().seatMap.findFirst({
    where: { venueId },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  return map ? (await getLayoutOfMap(map.id)).layout : null;
}
