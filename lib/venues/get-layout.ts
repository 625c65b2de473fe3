import "server-only";
import { notFound } from "@/lib/errors";
import { getSaleOrThrow } from "@/lib/events/get-sale";
import { getLayoutOfMap, type KnownLayout, type SeatLabels } from "./layouts";

/** The layout that an event is sold on. @throws AppError not_found when it has none */
export async function getLayoutOrThrow(eventId: string): Promise<KnownLayout> {
  const { seatMapId } = await getSaleOrThrow(eventId);
  if (!seatMapId) throw notFound("seat map");
  return getLayoutOfMap(seatMapId);
}

/** Labels of an event's seats; null for an event without a seat map. */
export async function seatLabels(seatMapId: string | null): Promise<SeatLabels | null> {
  return seatMapId ? (await getLayoutOfMap(seatMapId)).labels : null;
}

/** Section, row and number of a seat; all null for general admission. */
export function labelOf(labels: SeatLabels | null, seatNo: number) {
  return {
    section: labels?.section[seatNo] ?? null,
    row: labels?.row[seatNo] ?? null,
    number: labels?.number[seatNo] ?? null,
  };
}
