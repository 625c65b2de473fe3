import "server-only";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/platform/audit";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { ImportNote, SeatMapLayout } from "@/lib/schemas/seat-map";
import { getVenueOrThrow } from "./get-venue-or-throw";
import { layoutHash } from "./seating-plan/layout-hash";
import { parseSeatingPlan } from "./seating-plan/parse-seating-plan";

export interface AddedSeatMap {
  id: string;
  version: number;
  seats: number;
  report: ImportNote[];
}

/**
 * Adds the next version of a venue's seat map from seating-plan JSON, whole or not at all.
 * @throws AppError import_refused with the place of each problem, not_found
 */
export async function importSeatMap(
  organizerId: string,
  venueId: string,
  text: string,
  actor: string,
): Promise<AddedSeatMap> {
  const parsed = parseSeatingPlan(text);
  if (!parsed.ok) {
    const first = parsed.problems[0];
    throw new AppError("import_refused", `The seating plan cannot be read: ${first?.path} ${first?.message}`, {
      errors: parsed.problems,
    });
  }
  return addSeatMap(organizerId, venueId, parsed.layout, parsed.notes, actor);
}

/** Adds a layout as the next version of a venue's seat map. @throws AppError not_found */
export async function addSeatMap(
  organizerId: string,
  venueId: string,
  layout: SeatMapLayout,
  report: ImportNote[],
  actor: string,
): Promise<AddedSeatMap> {
  const venue = await getVenueOrThrow(organizerId, venueId);
  const seats = layout.sections.reduce((sum, s) => sum + s.rows.reduce((n, row) => n + row.numbers.length, 0), 0);
  const hash = layoutHash(layout);
  for (let attempt = 0; ; attempt++) {
    const newest = await db().seatMap.aggregate({ where: { venueId: venue.id }, _max: { version: true } });
    const version = (newest._max.version ?? 0) + 1;
    const id = newId("seatMap");
    try {
      await db().seatMap.create({
        data: { id, venueId: venue.id, version, name: layout.name, hash, seatCount: seats, layout, report },
      });
      await recordAudit({
        actor,
        organizerId,
        action: "seat_map.added",
        targetId: id,
        after: { venueId, version, seats },
      });
      return { id, version, seats, report };
    } catch (error) {
      // somebody added a version at the same time: take the next number
      if (!isUniqueViolation(error) || attempt > 4) throw error;
    }
  }
}
