import "server-only";
import { AppError } from "@/lib/errors";
import { seatStates } from "@/lib/inventory/availability";
import { seatId } from "@/lib/platform/ids";
import type { BestAvailable, SeatWishBody } from "@/lib/schemas/holds";
import { labelOf, seatLabels } from "@/lib/venues/get-layout";
import { seatChooser } from "./choose-seats";
import { getSaleOrThrow } from "./get-sale";

/**
 * The best seats that are left for a wish, without holding them.
 * @throws AppError not_found, invalid_input, limit_per_buyer, sold_out when there are not that many that fit
 */
export async function suggestSeats(eventId: string, wish: SeatWishBody): Promise<BestAvailable> {
  const sale = await getSaleOrThrow(eventId);
  const choose = await seatChooser(sale, wish);
  const [states, labels] = await Promise.all([seatStates(sale.key, 500), seatLabels(sale.seatMapId)]);
  const choice = choose(states.open());
  if (!choice) throw new AppError("sold_out", "There are not that many seats left that fit.");
  const money = (amount: number) => ({ amount, currency: sale.currency });
  const seats = choice.seatNos.map((no) => {
    const tier = sale.tiers.find((candidate) => candidate.no === states.tierOf(no));
    return {
      id: seatId(sale.key, no),
      index: no,
      ...labelOf(labels, no),
      tier: tier?.id ?? "",
      price: money(tier?.price ?? 0),
      status: "available" as const,
    };
  });
  const tiers = new Set(seats.map((seat) => seat.tier));
  return {
    seats,
    total: money(seats.reduce((sum, seat) => sum + seat.price.amount, 0)),
    together: choice.reason === "one_row" || choice.reason === "general_admission",
    reason: choice.reason,
    tier: tiers.size === 1 ? (seats[0]?.tier ?? null) : null,
  };
}
