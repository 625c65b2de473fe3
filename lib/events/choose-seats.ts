import "server-only";
import { AppError } from "@/lib/errors";
import { findBestSeats, type Suggestion } from "@/lib/inventory/best-available";
import type { SeatWishBody } from "@/lib/schemas/holds";
import { getLayoutOfMap } from "@/lib/venues/layouts";
import type { Sale } from "./get-sale";

export interface Choice {
  /** Ascending. */
  seatNos: number[];
  reason: Suggestion["reason"] | "general_admission";
}

/**
 * Makes the chooser of a wish: given the free places (by seat number: the tier, −1 where none is free), the best of them, or null
 * when there are not that many. Numbered seats come first; where there are none, places of the dearest
 * general admission tier that fits.
 * @throws AppError invalid_input for a tier of another event, limit_per_buyer
 */
export async function seatChooser(sale: Sale, wish: SeatWishBody): Promise<(open: Int16Array) => Choice | null> {
  const known = new Set(sale.tiers.map((tier) => tier.id));
  if (!(wish.tiers ?? []).every((id) => known.has(id))) {
    const message = "names a tier that this event does not have";
    throw new AppError("invalid_input", `tiers: ${message}`, { errors: [{ path: "tiers", message }] });
  }
  if (wish.quantity > sale.maxPerBuyer) {
    throw new AppError("limit_per_buyer", `One buyer may have at most ${sale.maxPerBuyer} tickets for this event.`, {
      extra: { maxPerBuyer: sale.maxPerBuyer },
    });
  }
  const fitting = sale.tiers.filter(
    (tier) => (wish.tiers?.includes(tier.id) ?? true) && tier.price <= (wish.maxPrice ?? Number.POSITIVE_INFINITY),
  );
  const rows = sale.seatMapId ? (await getLayoutOfMap(sale.seatMapId)).rows : null;
  const seated = new Set(fitting.filter((tier) => tier.seated).map((tier) => tier.no));
  const general = fitting.filter((tier) => !tier.seated).sort((a, b) => b.price - a.price);

  return (open) => {
    if (rows && seated.size > 0) {
      const free = Uint8Array.from(open, (tier) => (tier < 0 ? 0 : seated.has(tier) ? 2 : 1));
      const { quantity, accessible = false } = wish;
      const best = findBestSeats(rows, { quantity, free, accessible, noOrphans: sale.orphanRule });
      if (best) return best;
    }
    for (const tier of wish.accessible ? [] : general) {
      const seatNos = takePlaces(open, tier.no, wish.quantity);
      if (seatNos.length === wish.quantity) return { seatNos, reason: "general_admission" };
    }
    return null;
  };
}

/** Places without numbers are all the same: some from a random one on, so that buyers do not get in each other's way. */
function takePlaces(open: Int16Array, tierNo: number, quantity: number): number[] {
  const places: number[] = [];
  const start = Math.floor(Math.random() * open.length);
  for (let i = 0; i < open.length && places.length < quantity; i++) {
    const no = (start + i) % open.length;
    if (open[no] === tierNo) places.push(no);
  }
  return places.sort((a, b) => a - b);
}
