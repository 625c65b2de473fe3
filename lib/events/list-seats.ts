import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { seatStates } from "@/lib/inventory/availability";
import { decodeCursor, encodeCursor } from "@/lib/platform/cursor";
import { seatId } from "@/lib/platform/ids";
import type { SeatView, seatFilters } from "@/lib/schemas/events";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";
import { getSaleOrThrow } from "./get-sale";

const words = ["available", "held", "booked", "blocked"] as const;

/** A place in the layout; anything else would be counted up to, or never reached. */
function placeOf(cursor: string): number {
  const [place] = decodeCursor(cursor, ["number"]);
  if (typeof place !== "number" || !Number.isSafeInteger(place) || place < 0) {
    throw new AppError("invalid_cursor", "The cursor is not from this list. Start again without it.");
  }
  return place;
}

/** The sellable places of an event in layout order. @throws AppError not_found, invalid_cursor */
export async function listSeats(
  eventId: string,
  filters: z.output<typeof seatFilters>,
): Promise<{ data: SeatView[]; nextCursor: string | null }> {
  const sale = await getSaleOrThrow(eventId);
  const [states, labels] = await Promise.all([seatStates(sale.key, 500), seatLabels(sale.seatMapId)]);
  const tiers = new Map(sale.tiers.map((tier) => [tier.no, tier]));
  const from = filters.cursor ? placeOf(filters.cursor) : 0;
  const current = states.current();
  const data: SeatView[] = [];
  for (let index = from; index < current.length; index++) {
    const tier = tiers.get(states.tierOf(index) ?? -1);
    const status = words[current[index] ?? 3] ?? "blocked";
    const label = labelOf(labels, index);
    if (!tier || (filters.status && status !== filters.status) || (filters.tier && tier.id !== filters.tier)) continue;
    if (filters.section && label.section !== filters.section) continue;
    if (data.length === filters.limit) return { data, nextCursor: encodeCursor([index]) };
    data.push({
      id: seatId(sale.key, index),
      index,
      ...label,
      tier: tier.id,
      price: { amount: tier.price, currency: sale.currency },
      status,
    });
  }
  return { data, nextCursor: null };
}
