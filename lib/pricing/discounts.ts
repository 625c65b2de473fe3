import "server-only";

/** A reduction that a buyer may have: of an event's discount code, or of its rule for groups. */
export interface Discount {
  /** What the receipt calls it: the code, or GROUP. */
  name: string;
  /** Null for the group's. */
  codeId: string | null;
  /** Whole percent of what it covers; exactly one of this and amountOff is set. */
  percentOff: number | null;
  /** Minor units off the booking, at most what it covers. */
  amountOff: number | null;
  /** Places that it covers, at least. */
  minQuantity: number;
  /** Numbers of the tiers that it covers; null: all. */
  tierNos: number[] | null;
}

/** Reserved: no organizer may give a code this name. */
export const GROUP = "GROUP";

export function groupDiscount(rule: { minQuantity: number; percentOff: number }): Discount {
  return { name: GROUP, codeId: null, amountOff: null, tierNos: null, ...rule };
}

/** How many of the places a discount covers. */
export function coveredPlaces(discount: Pick<Discount, "tierNos">, tierNos: number[]): number {
  return tierNos.filter((tierNo) => covers(discount, tierNo)).length;
}

/** Sum of the prices that a discount covers, in minor units. */
function coveredSum(discount: Pick<Discount, "tierNos">, places: { tierNos: number[]; prices: number[] }): number {
  return places.prices.reduce((sum, price, i) => sum + (covers(discount, places.tierNos[i] ?? -1) ? price : 0), 0);
}

function covers(discount: Pick<Discount, "tierNos">, tierNo: number): boolean {
  return discount.tierNos === null || discount.tierNos.includes(tierNo);
}

/**
 * What a discount takes off, in minor units: its percentage of the sum of all that it covers, rounded half
 * up once, or its amount; nothing when it covers fewer places than it asks for.
 */
export function amountOf(discount: Discount, places: { tierNos: number[]; prices: number[] }): number {
  if (coveredPlaces(discount, places.tierNos) < discount.minQuantity) return 0;
  const covered = coveredSum(discount, places);
  if (discount.amountOff !== null) return Math.min(discount.amountOff, covered);
  return Math.floor((covered * (discount.percentOff ?? 0) + 50) / 100);
}

/**
 * The prices after `amount` is taken off the places that the discount covers, in proportion to their
 * prices. Whole minor units, none below 0, together exactly `amount` less: each place gets the difference
 * between the rounded-down shares of all places up to it and of all before it.
 */
export function spread(
  amount: number,
  discount: Pick<Discount, "tierNos">,
  places: { tierNos: number[]; prices: number[] },
): number[] {
  const covered = coveredSum(discount, places);
  if (amount === 0 || covered === 0) return [...places.prices];
  let before = 0;
  return places.prices.map((price, i) => {
    if (!covers(discount, places.tierNos[i] ?? -1)) return price;
    const share = portion(amount, before + price, covered) - portion(amount, before, covered);
    before += price;
    return price - share;
  });
}

/** amount × part / whole, rounded down. The product can pass 2^53, so it is done in whole numbers of any size. */
function portion(amount: number, part: number, whole: number): number {
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}
